// Every link within the site leads to a file that is there, and to a part of it that is there; from every page one comes
// back to the front page, and to every page one comes from it.
import { posix } from 'node:path';
import { parse } from '../browser.mjs';

export const name = 'links';
export const title = 'links and fragments within the site';
export const files = (site) => site.files;

function read(html) {
    const document = new DOMParser().parseFromString(html, 'text/html');
    const links = [];
    for (const attribute of ['href', 'src', 'poster', 'data', 'srcset', 'content'])
        for (const element of document.querySelectorAll(`[${attribute}]`)) {
            let value = element.getAttribute(attribute);
            if (attribute === 'content') {
                if (/^refresh$/i.test(element.getAttribute('http-equiv') ?? '')) value = value.replace(/^.*url=/i, '');
                else if (!/^(og:(url|image)|twitter:image)$/.test(element.getAttribute('property') ?? element.getAttribute('name') ?? '')) continue;
            }
            links.push(value);
        }
    const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
    return { links, ids, twice: ids.filter((id, at) => ids.indexOf(id) !== at) };
}

// The path within the site and the fragment; nothing for what lies outside.
function target(site, from, link) {
    if (site.base && link.startsWith(site.base)) link = `/${link.slice(site.base.length)}`;
    else if (/^[a-z][a-z0-9+.-]*:/i.test(link)) return undefined;
    const [rest, fragment = ''] = link.split('#');
    const plain = decodeURI(rest.split('?')[0]);
    if (plain === '') return { path: link.startsWith('/') ? 'index.html' : from, fragment };
    let path = plain.startsWith('/') ? plain.slice(1) : posix.join(posix.dirname(from), plain);
    if (path === '' || path === '.' || path.endsWith('/')) path = posix.join(path, 'index.html');
    return { path, fragment: decodeURIComponent(fragment) };
}

function addressesIn(site, path) {
    const text = site.read(path);
    if (path.endsWith('.xml')) return [...text.matchAll(/(?:<loc>|href=")([^<"]*)/g)].map((match) => match[1].replaceAll('&amp;', '&'));
    return site.base ? [...text.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map((match) => JSON.parse(`"${match[1]}"`)).filter((value) => value.startsWith(site.base)) : [];
}

export async function check(site) {
    const problems = [];
    const there = new Set(site.files);
    const known = new Map();
    for (const page of site.pages) known.set(page.path, await parse(page.html, read));
    const reached = new Map();
    for (const page of site.pages) {
        const { links, twice } = known.get(page.path);
        const complain = (what) => problems.push({ path: page.path, what });
        if (twice.length > 0) complain(`has the id ${twice[0]} twice`);
        reached.set(page.path, new Set());
        for (const link of new Set(links)) {
            if (link.startsWith('/') && !link.startsWith('//')) {
                complain(`${link} works at the root of a host only`);
                continue;
            }
            const to = target(site, page.path, link);
            if (!to) continue;
            if (!there.has(to.path)) complain(`${link} leads nowhere`);
            else if (to.fragment && known.has(to.path) && !known.get(to.path).ids.includes(to.fragment)) complain(`${link}: there is no such part`);
            reached.get(page.path).add(to.path);
        }
    }
    for (const path of site.files.filter((file) => /\.(xml|json)$/.test(file) && !file.startsWith('.')))
        for (const address of addressesIn(site, path)) {
            const to = target(site, path, address);
            if (to && !there.has(to.path)) problems.push({ path, what: `${address} leads nowhere` });
        }
    const found = new Set(['index.html']);
    for (const path of found) for (const next of reached.get(path) ?? []) found.add(next);
    // Pages for addresses that people come by from elsewhere.
    const apart = (page) => page.moves || page.hidden || page.path === '404.html';
    if (there.has('index.html'))
        for (const page of site.pages)
            if (!found.has(page.path) && !apart(page)) problems.push({ path: page.path, what: 'no way leads here from the front page' });
    return problems;
}
