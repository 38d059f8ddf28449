// What no markup checker sees: names that break letter by letter, a focus that is pale or covered, ways on paper.
import { openBrowser, serve } from '../browser.mjs';

export const name = 'layout';
export const title = 'words stay whole, the focus is seen, paper has no ways';
export const pages = (site) => site.examples(3);

// Runs in the browser. A long word may have to break, but no text stands in a column of a few letters.
function brokenTexts() {
    const problems = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const text = walker.currentNode.textContent.trim();
        const parent = walker.currentNode.parentElement;
        if (text.length < 8 || getComputedStyle(parent).clipPath !== 'none') continue;
        const range = document.createRange();
        range.selectNodeContents(walker.currentNode);
        const lines = new Set([...range.getClientRects()].map((rect) => Math.round(rect.top))).size;
        if (lines > 2 && text.length / lines < 5) problems.push(`breaks "${text}" into ${lines} lines`);
    }
    return problems;
}

// Runs in the browser. WCAG 2.2: 1.4.11 asks for 3 to 1, 2.4.11 for a part that nothing covers. Each element is focused while
// it stands at the top edge, where something may stick and cover it.
function focusProblems() {
    const channels = (colour) => colour.match(/[\d.]+/g).map(Number);
    const luminance = (colour) => {
        const [r, g, b] = channels(colour).map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const groundOf = (element) => {
        for (let at = element; at; at = at.parentElement) {
            const colour = getComputedStyle(at).backgroundColor;
            if (channels(colour)[3] !== 0) return colour;
        }
        return 'rgb(255, 255, 255)';
    };
    const problems = [];
    for (const element of document.querySelectorAll('a[href], input, button')) {
        scrollBy(0, element.getBoundingClientRect().top - 4);
        element.focus();
        const what = element.textContent.trim() || element.localName;
        const { outlineStyle, outlineColor } = getComputedStyle(element);
        const [one, other] = [luminance(outlineColor), luminance(groundOf(element.parentElement))].sort((a, b) => b - a);
        const contrast = (one + 0.05) / (other + 0.05);
        if (outlineStyle === 'none' || contrast < 3) problems.push(`the focus on "${what}" has a contrast of ${contrast.toFixed(1)}`);
        const seen = [...element.getClientRects()].some((rect) => {
            const hit = document.elementFromPoint(rect.left + rect.width / 2, rect.top + rect.height / 2);
            return hit && (element.contains(hit) || hit.contains(element));
        });
        if (!seen) problems.push(`the focus on "${what}" is covered`);
    }
    return problems;
}

// Runs in the browser.
function paperProblems() {
    const problems = [];
    for (const element of document.querySelectorAll('nav, form'))
        if (element.getClientRects().length > 0) problems.push(`prints "${element.textContent.trim()}", which leads nowhere on paper`);
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) problems.push(`is ${scrollWidth} px wide`);
    return problems;
}

async function look(browser, address, page, width, colorScheme, media, reader) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
    const tab = await context.newPage();
    await tab.emulateMedia({ media });
    await tab.goto(address + encodeURI(page.path));
    const found = await tab.evaluate(reader);
    await context.close();
    return found.map((what) => ({ path: page.path, what: `${what} (${width} px, ${media === 'print' ? 'printed' : colorScheme})` }));
}

// A4 between margins of 16 mm.
const paperWidth = 672;

export async function check(site, pages) {
    const server = await serve(site.folder);
    const browser = await openBrowser();
    const problems = [];
    for (const page of pages) {
        for (const width of [320, 390]) problems.push(...(await look(browser, server.address, page, width, 'light', 'screen', brokenTexts)));
        for (const scheme of ['light', 'dark']) problems.push(...(await look(browser, server.address, page, 1280, scheme, 'screen', focusProblems)));
        problems.push(...(await look(browser, server.address, page, paperWidth, 'light', 'print', paperProblems)));
    }
    server.close();
    return problems;
}
