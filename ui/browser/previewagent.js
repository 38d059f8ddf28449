// Runs beside the page in a world of its own, where neither the page nor its Content-Security-Policy reaches. It never
// leaves a trace in the document: what it shows equals a fresh load of the bytes. Timers do not fire here, because the
// page's own scripts are switched off; animation frames do.
globalThis.verdictDesk = (() => {
    'use strict';

    const arguments_ = new URLSearchParams(location.search);
    let bridge = null;
    let whenConnected = [];

    function tell(message) {
        if (bridge)
            message(bridge);
        else
            whenConnected.push(message);
    }

    // The second frame starts once the first, which has the change in it, is on screen; after the first alone the view
    // still shows the old page.
    function tellPainted(serial) {
        requestAnimationFrame(() => requestAnimationFrame(() => tell(desk => desk.paint(serial))));
    }

    // --- Patching: the fewest changes that make the document equal to a fresh parse ---

    function syncAttributes(live, next) {
        const same = live.attributes.length === next.attributes.length
            && [...next.attributes].every((a, i) => a.name === live.attributes[i].name && a.value === live.attributes[i].value);
        if (same)
            return;
        for (const name of live.getAttributeNames())
            live.removeAttribute(name);
        for (const attribute of [...next.attributes])
            live.setAttributeNode(next.removeAttributeNode(attribute));
    }

    function samePlace(live, next) {
        return live.nodeType === next.nodeType && live.nodeName === next.nodeName && (live.id || '') === (next.id || '');
    }

    function syncChildren(live, next) {
        const before = [...live.childNodes];
        const after = [...next.childNodes];
        let from = 0;
        while (from < before.length && from < after.length && before[from].isEqualNode(after[from]))
            ++from;
        let oldEnd = before.length;
        let newEnd = after.length;
        while (oldEnd > from && newEnd > from && before[oldEnd - 1].isEqualNode(after[newEnd - 1])) {
            --oldEnd;
            --newEnd;
        }
        let old = from;
        for (let i = from; i < newEnd; ++i) {
            let match = old;
            while (match < oldEnd && !samePlace(before[match], after[i]))
                ++match;
            if (match < oldEnd) {
                while (old < match)
                    before[old++].remove();
                sync(before[old++], after[i]);
            } else {
                live.insertBefore(after[i], before[old] || null);
            }
        }
        while (old < oldEnd)
            before[old++].remove();
    }

    function sync(live, next) {
        if (live.nodeType !== Node.ELEMENT_NODE) {
            if (live.data !== next.data)
                live.data = next.data;
            return;
        }
        syncAttributes(live, next);
        syncChildren(live, next);
    }

    // A policy in force cannot be taken back, and a doctype decides how the whole page is laid out.
    function needsReload(next) {
        const policy = page => [...page.querySelectorAll('meta[http-equiv]')].map(meta => meta.outerHTML).join();
        const type = page => page.doctype ? new XMLSerializer().serializeToString(page.doctype) : '';
        return policy(document) !== policy(next) || type(document) !== type(next);
    }

    // Returns -1 when the document now equals the page, else the scroll position at which to load it anew.
    function patch(serial, html) {
        const next = new DOMParser().parseFromString(html, 'text/html');
        if (needsReload(next))
            return window.scrollY;
        sync(document.documentElement, next.documentElement);
        dress();
        tellPainted(serial);
        return -1;
    }

    // --- Appearance: decided in the parsed style sheets, so neither the bytes nor the document change ---

    const always = '(min-width: 0px)';
    const never = '(max-width: 0px)';
    const written = new WeakMap();
    const scheme = new CSSStyleSheet();
    let appearance = arguments_.get('appearance');

    function dressed(text) {
        const dark = appearance === 'dark';
        const schemes = text.replace(/\(prefers-color-scheme:\s*dark\)/g, dark ? always : never)
            .replace(/\(prefers-color-scheme:\s*light\)/g, dark ? never : always);
        if (appearance !== 'print')
            return schemes;
        return schemes.replace(/\b(print|screen)\b/g, type => type === 'print' ? 'screen' : 'print');
    }

    function dressMedia(media) {
        if (!media)
            return;
        if (!written.has(media))
            written.set(media, media.mediaText);
        const text = dressed(written.get(media));
        if (media.mediaText !== text)
            media.mediaText = text;
    }

    function dressRules(owner) {
        dressMedia(owner.media);
        for (const rule of owner.cssRules || []) {
            if (rule.cssRules)
                dressRules(rule);
        }
    }

    function dress() {
        for (const sheet of document.styleSheets) {
            if (!sheet.href)
                dressRules(sheet);
        }
    }

    function setAppearance(name) {
        appearance = name;
        scheme.replaceSync(`:root { color-scheme: ${name === 'dark' ? 'dark' : 'light'} !important; }`);
        dress();
    }

    // --- Showing a block ---

    function showBlock(id, smooth) {
        const block = document.getElementById(id);
        if (!block)
            return false;
        const calm = !smooth || matchMedia('(prefers-reduced-motion: reduce)').matches;
        const box = block.getBoundingClientRect();
        if (box.top < 0 || box.bottom > innerHeight) {
            block.scrollIntoView({ behavior: calm ? 'instant' : 'smooth',
                                   block: box.height > innerHeight * 0.8 ? 'start' : 'center' });
        }
        const colour = getComputedStyle(block).color;
        block.animate([{ outline: `3px solid ${colour}`, outlineOffset: '4px' },
                       { outline: '3px solid transparent', outlineOffset: '4px' }],
                      { duration: 1400, easing: calm ? 'step-end' : 'ease-in' });
        return true;
    }

    // --- Clicks ---

    function linkAround(node) {
        const link = node.closest('a, area');
        const address = link && (link.getAttribute('href') ?? link.getAttributeNS('http://www.w3.org/1999/xlink', 'href'));
        return address === null ? null : { address, url: new URL(address, document.baseURI) };
    }

    function blockAround(node) {
        // Ids inside a drawing serve its own text, not the desk.
        const start = node.closest('svg')?.parentElement ?? node;
        return start.closest('[id]');
    }

    function onClick(event) {
        if (!(event.target instanceof Element))
            return;
        let link = null;
        try {
            link = linkAround(event.target);
        } catch {
            event.preventDefault(); // an address that is none leads nowhere
            return;
        }
        const plain = event.button === 0 && !event.ctrlKey && !event.shiftKey && !event.altKey && !event.metaKey;
        if (link) {
            const within = link.address.startsWith('#');
            if (!within || !plain)
                event.preventDefault();
            if (!within && event.button <= 1)
                tell(desk => desk.activateLink(link.url.href));
            return;
        }
        if (event.button !== 0 || !getSelection().isCollapsed || event.target.closest('summary'))
            return;
        const block = blockAround(event.target);
        if (block)
            tell(desk => desk.clickBlock(block.id));
    }

    // --- Start ---

    addEventListener('click', onClick, true);
    addEventListener('auxclick', onClick, true);
    addEventListener('submit', event => event.preventDefault(), true);
    document.adoptedStyleSheets = [scheme];
    setAppearance(appearance);
    scrollTo({ top: Number(arguments_.get('scroll')), behavior: 'instant' });
    tellPainted(Number(arguments_.get('serial')));

    new QWebChannel(qt.webChannelTransport, channel => {
        bridge = channel.objects.desk;
        whenConnected.forEach(message => message(bridge));
        whenConnected = [];
    });

    return { patch, setAppearance, showBlock };
})();
