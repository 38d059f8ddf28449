// Structured data against what Google asks of rich results: required properties, ratings within their bounds, names of
// authors, notes, breadcrumbs, and one rated product a page.
import Validator from '@adobe/structured-data-validator';
import WebAutoExtractor from '@marbec/web-auto-extractor';
import { blocksOf } from './types.mjs';

export const name = 'richresults';
export const title = "JSON-LD against Google's rules";
export const pages = (site) => site.pages;

function* nodesOf(value) {
    if (Array.isArray(value)) for (const item of value) yield* nodesOf(item);
    else if (value && typeof value === 'object') {
        if (value['@type']) yield value;
        for (const part of Object.values(value)) yield* nodesOf(part);
    }
}

// What the validator above leaves out.
function ownRules(data) {
    const problems = [];
    const nodes = [...nodesOf(data)];
    for (const node of nodes) {
        const type = node['@type'];
        if (/Rating$/.test(type)) {
            const { ratingValue: value, worstRating: worst, bestRating: best } = node;
            if (![value, worst, best].every(Number.isFinite) || value < worst || value > best || worst >= best)
                problems.push(`a rating of ${value} does not lie between its ends ${worst} and ${best}`);
        }
        if (type === 'AggregateRating' && !(node.ratingCount > 0)) problems.push('an aggregate rating counts nobody');
        if (type === 'Review' && !(node.author?.name?.length > 0 && node.author.name.length < 100))
            problems.push(`a review needs an author whose name has less than 100 characters, not "${node.author?.name}"`);
        if (type === 'Offer') {
            const { priceCurrency, price } = node.priceSpecification ?? node;
            if (!/^[A-Z]{3}$/.test(priceCurrency) || !(price >= 0)) problems.push('an offer needs a price and a currency');
        }
        if (type === 'BreadcrumbList' && !node.itemListElement?.slice(0, -1).every((crumb) => /^https?:/.test(crumb.item)))
            problems.push('a crumb has no address');
        for (const list of [node.itemListElement ?? []].flat())
            if (list['@type'] === 'ListItem' && !Number.isInteger(list.position)) problems.push('a list item has no position');
    }
    const rated = nodes.filter((node) => node.aggregateRating || (node.review && node['@type'] !== 'Review'));
    if (rated.length > 1) problems.push(`${rated.length} rated things are on one page`);
    for (const list of nodes.filter((node) => node['@type'] === 'ItemList' && node.itemListElement?.some((item) => item.url)))
        if (list.itemListElement.length < 2) problems.push('a list of pages has less than two');
    return problems;
}

// The validator asks of every product what only a shop's listing needs.
function isForShops(issue) {
    return issue.path.at(-1)?.type === 'Product' && /Required attribute "(image|offers)"/.test(issue.issueMessage);
}

export async function check(site, pages) {
    const problems = [];
    for (const page of pages) {
        const complain = (what) => problems.push({ path: page.path, what });
        for (const block of blocksOf(page)) {
            try {
                ownRules(JSON.parse(block)).forEach(complain);
            } catch (error) {
                complain(`its structured data is no JSON: ${error.message}`);
            }
        }
        const extracted = new WebAutoExtractor({ addLocation: true, embedSource: ['rdfa', 'microdata'] }).parse(page.html);
        for (const error of extracted.errors ?? []) complain(error.message ?? String(error));
        for (const issue of await new Validator().validate(extracted))
            if (issue.severity === 'ERROR' && !isForShops(issue))
                complain(`${issue.path?.map((step) => step.type).join(' > ')}: ${issue.issueMessage}`);
    }
    return problems;
}
