// Chromium, and a server for what it looks at.
import { createServer } from 'node:http';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import { chromium } from 'playwright-core';

export const chromiumPath = process.env.CHROMIUM ?? '/usr/bin/chromium';
// As root Chromium has no sandbox; only our own pages are shown. The rest keeps it from calling home.
export const chromiumFlags = [
    '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage',
];

const types = {
    '.html': 'text/html; charset=utf-8', '.json': 'application/json', '.xml': 'application/xml',
    '.txt': 'text/plain; charset=utf-8', '.png': 'image/png', '.jpg': 'image/jpeg', '.webp': 'image/webp',
    '.gif': 'image/gif', '.svg': 'image/svg+xml',
};

// Serves a folder on 127.0.0.1 as a static host would.
export async function serve(folder) {
    const server = createServer((request, response) => {
        const asked = normalize(decodeURIComponent(new URL(request.url, 'http://localhost').pathname));
        let path = join(folder, asked);
        if (existsSync(path) && statSync(path).isDirectory()) path = join(path, 'index.html');
        if (!existsSync(path)) {
            response.writeHead(404).end();
            return;
        }
        response.writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' });
        response.end(readFileSync(path));
    });
    await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
    return { address: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

let browser;
export async function openBrowser() {
    browser ??= await chromium.launch({ executablePath: chromiumPath, args: chromiumFlags });
    return browser;
}

export async function closeBrowser() {
    await browser?.close();
    browser = undefined;
}

// Runs a function over a text in a blank page, where there is a parser for HTML and XML; nothing is loaded.
let blank;
export async function parse(text, reader) {
    blank ??= await (await openBrowser()).newPage();
    return blank.evaluate(`(${reader})(${JSON.stringify(text)})`);
}
