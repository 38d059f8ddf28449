// axe-core on phones and a desk, by day and by night; and that the page asks nothing of anybody else, fits its width, and
// leaves no complaint in the console.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { openBrowser, serve } from '../browser.mjs';

export const name = 'accessibility';
export const title = 'axe-core at 320, 390 and 1280 px, light and dark; no outside request';
export const pages = (site) => site.examples(2);

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

async function look(browser, address, page, width, colorScheme) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
    const tab = await context.newPage();
    const problems = [];
    const complain = (what) => problems.push({ path: page.path, what: `${what} (${width} px, ${colorScheme})` });
    tab.on('request', (request) => {
        if (!request.url().startsWith(address) && !/^(data|about|blob):/.test(request.url()))
            complain(`asks for ${request.url()}`);
    });
    tab.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) complain(`says in the console: ${message.text()}`);
    });
    await tab.goto(address + encodeURI(page.path));
    await tab.evaluate(axe);
    for (const violation of (await tab.evaluate(() => globalThis.axe.run(document))).violations)
        complain(`${violation.help}: ${violation.nodes[0].html.slice(0, 160)}`);
    const needed = await tab.evaluate(() => document.documentElement.scrollWidth);
    if (needed > width) complain(`is ${needed} px wide`);
    await context.close();
    return problems;
}

export async function check(site, pages) {
    const server = await serve(site.folder);
    const browser = await openBrowser();
    const problems = [];
    for (const page of pages)
        for (const width of [320, 390, 1280])
            for (const scheme of ['light', 'dark'])
                problems.push(...(await look(browser, server.address, page, width, scheme)));
    server.close();
    return problems;
}
