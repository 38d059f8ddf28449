// Atom feeds: every MUST of RFC 4287 that a feed of titles and summaries can break.
import { parse } from '../browser.mjs';

export const name = 'feeds';
export const title = 'Atom feeds against RFC 4287';
export const files = (site) => site.files.filter((path) => path.endsWith('.xml') && !path.startsWith('sitemap'));

// Runs in the browser, which has the parser.
function read(xml) {
    const atom = 'http://www.w3.org/2005/Atom';
    const problems = [];
    const document = new DOMParser().parseFromString(xml, 'application/xml');
    if (document.querySelector('parsererror')) return { problems: ['is not well-formed'], addresses: [] };
    const feed = document.documentElement;
    if (feed.namespaceURI !== atom || feed.localName !== 'feed') return { problems: ['is no Atom feed'], addresses: [] };
    const of = (element, name) => [...element.children].filter((child) => child.localName === name && child.namespaceURI === atom);
    const known = {
        feed: ['author', 'category', 'contributor', 'generator', 'icon', 'id', 'link', 'logo', 'rights', 'subtitle', 'title', 'updated', 'entry'],
        entry: ['author', 'category', 'content', 'contributor', 'id', 'link', 'published', 'rights', 'source', 'summary', 'title', 'updated'],
    };
    const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
    const exactlyOne = ['id', 'title', 'updated'];
    const atMostOne = ['published', 'summary', 'content', 'rights', 'source', 'subtitle', 'generator', 'icon', 'logo'];
    const look = (element, who) => {
        for (const child of element.children)
            if (child.namespaceURI === atom && !known[element.localName].includes(child.localName))
                problems.push(`${who} has an element ${child.localName}`);
        for (const name of exactlyOne) {
            const found = of(element, name);
            if (found.length !== 1) problems.push(`${who} has ${found.length} of ${name}`);
            else if (!found[0].textContent.trim()) problems.push(`${who} has an empty ${name}`);
        }
        for (const name of atMostOne) if (of(element, name).length > 1) problems.push(`${who} has several of ${name}`);
        for (const name of ['updated', 'published'])
            for (const stamp of of(element, name))
                if (!time.test(stamp.textContent) || Number.isNaN(Date.parse(stamp.textContent)))
                    problems.push(`${who}: "${stamp.textContent}" is no time`);
        for (const id of of(element, 'id')) if (!/^[a-z][a-z0-9+.-]*:\S+$/i.test(id.textContent)) problems.push(`${who}: the id "${id.textContent}" is no IRI`);
        for (const text of [...of(element, 'title'), ...of(element, 'summary'), ...of(element, 'subtitle')])
            if (!['text', 'html', 'xhtml'].includes(text.getAttribute('type') ?? 'text')) problems.push(`${who}: ${text.localName} has the type ${text.getAttribute('type')}`);
        const alternates = new Set();
        for (const link of of(element, 'link')) {
            if (!link.getAttribute('href')) problems.push(`${who} has a link without href`);
            if ((link.getAttribute('rel') ?? 'alternate') !== 'alternate') continue;
            const key = `${link.getAttribute('type')} ${link.getAttribute('hreflang')}`;
            if (alternates.has(key)) problems.push(`${who} has two alternate links of a kind`);
            alternates.add(key);
        }
        for (const author of of(element, 'author')) if (of(author, 'name').length !== 1 || !of(author, 'name')[0].textContent.trim()) problems.push(`${who} has an author without a name`);
        return alternates.size;
    };
    look(feed, 'the feed');
    const selves = of(feed, 'link').filter((link) => link.getAttribute('rel') === 'self');
    if (selves.length !== 1) problems.push(`the feed has ${selves.length} links to itself`);
    const entries = of(feed, 'entry');
    const ids = new Set();
    let newest = 0;
    for (const [index, entry] of entries.entries()) {
        const who = `entry ${index + 1}`;
        const alternates = look(entry, who);
        if (alternates === 0 && of(entry, 'content').length === 0) problems.push(`${who} has neither content nor an alternate link`);
        if (of(entry, 'author').length === 0 && of(feed, 'author').length === 0) problems.push(`${who} has no author`);
        const id = of(entry, 'id')[0]?.textContent;
        if (ids.has(id)) problems.push(`${who} has the id of another`);
        ids.add(id);
        newest = Math.max(newest, Date.parse(of(entry, 'updated')[0]?.textContent) || 0);
    }
    if (entries.length > 0 && newest !== Date.parse(of(feed, 'updated')[0]?.textContent)) problems.push('the feed is not as old as its newest entry');
    return { problems, self: selves[0]?.getAttribute('href') };
}

export async function check(site, paths) {
    const problems = [];
    const ids = new Map();
    for (const path of paths) {
        const xml = site.read(path);
        const { problems: found, self } = await parse(xml, read);
        found.forEach((what) => problems.push({ path, what }));
        if (site.base && self && self !== site.base + encodeURI(path)) problems.push({ path, what: `says that it is ${self}` });
        const id = /<id>([^<]*)/.exec(xml)?.[1];
        if (ids.has(id)) problems.push({ path, what: `has the id of ${ids.get(id)}` });
        ids.set(id, path);
    }
    return problems;
}
