// node audit.mjs --schema FILE --passed FILE SITE...
// Looks at exported sites with other people's eyes. First every check has to find what is wrong with the bad sites made for
// it, and nothing in a sound one; then it looks at the sites. Exit status 0 when nothing was found, 1 otherwise.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { closeBrowser } from './browser.mjs';
import { Passed } from './passed.mjs';
import { Site } from './site.mjs';
import * as accessibility from './checks/accessibility.mjs';
import * as documents from './checks/documents.mjs';
import * as feeds from './checks/feeds.mjs';
import * as layout from './checks/layout.mjs';
import * as lighthouse from './checks/lighthouse.mjs';
import * as links from './checks/links.mjs';
import * as markup from './checks/markup.mjs';
import * as richresults from './checks/richresults.mjs';
import * as sitemap from './checks/sitemap.mjs';
import * as types from './checks/types.mjs';

const checks = [markup, accessibility, layout, lighthouse, types, richresults, documents, sitemap, feeds, links];
const shownProblems = 8;

function readArguments(words) {
    const options = { sites: [] };
    for (let i = 0; i < words.length; ++i) {
        if (words[i] === '--schema') options.schema = words[++i];
        else if (words[i] === '--passed') options.passed = words[++i];
        else options.sites.push(words[i]);
    }
    return options;
}

// What a check finds in a site. Pages that passed before are not looked at again.
async function look(check, site, options, passed) {
    if (check.files) {
        const files = check.files(site);
        return { problems: await check.check(site, files, options), count: files.length, unit: 'files' };
    }
    const pages = check.pages(site);
    const fresh = pages.filter((page) => !passed.has(check.name, page));
    const problems = fresh.length > 0 ? await check.check(site, fresh, options) : [];
    const wrong = new Set(problems.map((problem) => problem.path));
    // What is said of no page may have kept the check from looking at any.
    const paths = new Set(fresh.map((page) => page.path));
    if ([...wrong].every((path) => paths.has(path)))
        for (const page of fresh) if (!wrong.has(page.path)) passed.add(check.name, page);
    return { problems, count: pages.length, unit: 'pages' };
}

// bad/CHECK/FLAW is a site with one flaw that the check must see, and say what expected.txt says; in the sound site there is
// nothing to see.
async function testTheTests(options, passed) {
    const here = dirname(fileURLToPath(import.meta.url));
    const bad = join(here, 'bad');
    let blind = await audit(join(here, 'sound'), options, passed), flaws = 0;
    for (const check of checks)
        for (const flaw of readdirSync(join(bad, check.name)).sort()) {
            const site = new Site(join(bad, check.name, flaw));
            const expected = readFileSync(join(site.folder, 'expected.txt'), 'utf8').trim();
            ++flaws;
            const seenBefore = { path: `bad/${flaw}`, hash: [expected, ...site.pages.map((page) => page.hash)].join() };
            if (check.pages && passed.has(check.name, seenBefore)) continue;
            const { problems } = await look(check, site, options, { has: () => false, add: () => {} });
            if (expected && problems.some(({ what }) => what.includes(expected))) {
                passed.add(check.name, seenBefore);
                continue;
            }
            ++blind;
            console.log(`  ${check.name}: does not say "${expected}" of tests/audit/bad/${check.name}/${flaw}`);
            for (const { what } of problems.slice(0, shownProblems)) console.log(`      but: ${what}`);
        }
    console.log(blind === 0 ? `  all ${flaws} deliberate flaws were found` : `  ${blind} problems with the checks`);
    return blind;
}

async function audit(folder, options, passed) {
    const site = new Site(folder);
    const kinds = new Set(site.pages.map((page) => page.kind));
    console.log(`\n${basename(folder)}: ${site.pages.length} pages of ${kinds.size} kinds: ${[...kinds].join(', ')}`);
    let found = 0;
    for (const check of checks) {
        const { problems, count, unit } = await look(check, site, options, passed);
        passed.store();
        found += problems.length;
        const verdict = problems.length === 0 ? 'ok' : `${problems.length} problems`;
        console.log(`  ${check.name.padEnd(14)}${check.title.padEnd(66)}${String(count).padStart(5)} ${unit}   ${verdict}`);
        for (const { path, what } of problems.slice(0, shownProblems)) console.log(`      ${path}: ${what}`);
        if (problems.length > shownProblems) console.log(`      … and ${problems.length - shownProblems} more`);
    }
    return found;
}

const options = readArguments(process.argv.slice(2));
if (!options.schema || !options.passed || options.sites.length === 0 || !options.sites.every((folder) => existsSync(folder))) {
    console.error('node audit.mjs --schema FILE --passed FILE SITE...');
    process.exit(2);
}
const passed = new Passed(options.passed);
console.log('The checks themselves');
let problems = await testTheTests(options, passed);
passed.store();
for (const folder of options.sites) problems += await audit(folder, options, passed);
await closeBrowser();
console.log(problems === 0 ? '\nThe audit found nothing.' : `\nThe audit found ${problems} problems.`);
process.exit(problems === 0 ? 0 : 1);
