// What has passed before need not be looked at again: a line per check and page, by what is in them.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

function ownHash() {
    const hash = createHash('sha256');
    for (const folder of [here, join(here, 'checks')])
        for (const name of readdirSync(folder).sort())
            if (/\.(mjs|json)$/.test(name)) hash.update(readFileSync(join(folder, name)));
    return hash.digest('hex');
}

export class Passed {
    constructor(file) {
        this.file = file;
        this.own = ownHash();
        const known = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
        this.keys = new Set(known.own === this.own ? known.keys : []);
    }

    has(check, page) {
        return this.keys.has(`${check} ${page.path} ${page.hash}`);
    }

    add(check, page) {
        this.keys.add(`${check} ${page.path} ${page.hash}`);
    }

    store() {
        mkdirSync(dirname(this.file), { recursive: true });
        writeFileSync(this.file, JSON.stringify({ own: this.own, keys: [...this.keys] }));
    }
}
