// A folder as a site: its files, and its pages by kind.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

function filesUnder(folder, prefix = '') {
    return readdirSync(join(folder, prefix), { withFileTypes: true })
        .filter((entry) => !entry.name.startsWith('.'))
        .flatMap((entry) => {
            const path = prefix + entry.name;
            return entry.isDirectory() ? filesUnder(folder, `${path}/`) : [path];
        })
        .sort();
}

// The folder a page lies in, or its name: "compare", "tools", "index". The further pages of a list are their first's kind.
function kindOf(path) {
    const parts = path.replace(/\.html$/, '').split('/');
    if (parts[0] === 'all') return `all ${parts[1]}`;
    return parts[0];
}

export class Site {
    constructor(folder) {
        this.folder = folder;
        this.files = filesUnder(folder);
        this.pages = this.files
            .filter((path) => path.endsWith('.html'))
            .map((path) => {
                const html = this.read(path);
                const moves = /<meta http-equiv="refresh"/i.test(html);
                return {
                    path,
                    html,
                    kind: moves ? 'moved' : kindOf(path),
                    hash: createHash('sha256').update(html).digest('hex'),
                    moves,
                    hidden: /<meta name="robots" content="[^"]*noindex/i.test(html),
                };
            });
        const canonical = this.pages.map((page) => /<link rel="canonical" href="([^"]*)"/.exec(page.html)?.[1] ?? '');
        const front = canonical[this.pages.findIndex((page) => page.path === 'index.html')];
        // Where the site will stand; empty without one.
        this.base = front ? front.replace(/index\.html$/, '') : '';
    }

    read(path) {
        return readFileSync(join(this.folder, path), 'utf8');
    }

    // Pages that a browser stays on.
    get shown() {
        return this.pages.filter((page) => !page.moves);
    }

    // The longest pages of each kind: they have the most on them.
    examples(most) {
        const kinds = new Set(this.shown.map((page) => page.kind));
        return [...kinds].flatMap((kind) =>
            this.shown
                .filter((page) => page.kind === kind)
                .sort((one, other) => other.html.length - one.html.length)
                .slice(0, most),
        );
    }
}
