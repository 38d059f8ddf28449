// HTML and CSS as the W3C's Nu checker sees them.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';

export const name = 'markup';
export const title = 'W3C Nu, HTML and CSS';
export const pages = (site) => site.pages;

export async function check(site, pages) {
    if (pages.length === 0) return [];
    const jar = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar');
    const files = pages.map((page) => join(site.folder, page.path));
    const run = spawnSync(
        'java',
        ['-Xss2m', '-jar', jar, '--also-check-css', '--format', 'json', '--exit-zero-always', ...files],
        { encoding: 'utf8', maxBuffer: 1 << 28 },
    );
    if (run.status !== 0) throw new Error(`the Nu checker does not run: ${run.error?.message ?? run.stderr}`);
    return JSON.parse(run.stderr)
        .messages.filter((message) => message.type === 'error' || message.subType === 'warning')
        .map((message) => {
            const path = pages.find((page) => message.url?.endsWith(encodeURI(page.path)))?.path ?? message.url;
            return { path, what: `line ${message.lastLine}: ${message.message}` };
        });
}
