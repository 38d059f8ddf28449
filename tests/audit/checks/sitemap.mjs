// sitemap.xml against its schema; it names every page that search engines may list, and no other.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parse } from '../browser.mjs';

export const name = 'sitemap';
export const title = 'sitemap.xml and robots.txt';
export const files = (site) => site.files.filter((path) => /^(sitemap(-\d+)?\.xml|robots\.txt)$/.test(path));

function schemaProblems(site, paths) {
    const schema = join(dirname(createRequire(import.meta.url).resolve('sitemap/package.json')), 'schema/sitemap.xsd');
    return paths.flatMap((path) => {
        const run = spawnSync('xmllint', ['--noout', '--nonet', '--schema', schema, join(site.folder, path)], { encoding: 'utf8' });
        if (run.status === 0) return [];
        return [{ path, what: run.error?.message ?? run.stderr.split('\n')[0] }];
    });
}

const addresses = `(xml) => [...new DOMParser().parseFromString(xml, 'application/xml').querySelectorAll('url > loc')].map((loc) => loc.textContent)`;

export async function check(site, paths) {
    const maps = paths.filter((path) => path.startsWith('sitemap'));
    // An index has another schema; its parts are what matters.
    const parts = maps.filter((path) => site.read(path).includes('<urlset'));
    const problems = schemaProblems(site, parts);
    const named = new Set();
    for (const part of parts)
        for (const address of await parse(site.read(part), addresses)) {
            if (named.has(address)) problems.push({ path: part, what: `names ${address} twice` });
            named.add(address);
        }
    const listed = site.shown.filter((page) => !page.hidden && /<link rel="canonical"/.test(page.html));
    const wanted = new Set(listed.map((page) => /<link rel="canonical" href="([^"]*)"/.exec(page.html)[1]));
    for (const address of wanted) if (!named.has(address)) problems.push({ path: 'sitemap.xml', what: `does not name ${address}` });
    for (const address of named) if (!wanted.has(address)) problems.push({ path: 'sitemap.xml', what: `names ${address}, which no listed page has` });
    const robots = paths.includes('robots.txt') ? site.read('robots.txt') : '';
    if (!robots.startsWith('User-agent: ')) problems.push({ path: 'robots.txt', what: 'is missing, or speaks to nobody' });
    if (site.base && !robots.includes(`Sitemap: ${site.base}sitemap.xml`))
        problems.push({ path: 'robots.txt', what: `does not name ${site.base}sitemap.xml` });
    return problems;
}
