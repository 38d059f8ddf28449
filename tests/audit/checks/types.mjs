// Structured data against schema.org's types: every type and property has to exist and take what it is given.
import ts from 'typescript';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

export const name = 'types';
export const title = 'JSON-LD against schema-dts';
export const pages = (site) => site.pages;

export function blocksOf(page) {
    return [...page.html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map((match) => match[1]);
}

// A node is checked as its own type: within a union of all types the compiler lets unknown properties pass.
function declarations(page, at, problems) {
    const lines = [];
    for (const block of blocksOf(page)) {
        let data;
        try {
            data = JSON.parse(block);
        } catch (error) {
            problems.push({ path: page.path, what: `its structured data is no JSON: ${error.message}` });
            continue;
        }
        if (data['@context'] !== 'https://schema.org')
            problems.push({ path: page.path, what: 'its structured data does not name https://schema.org' });
        for (const node of data['@graph'] ?? [data]) {
            const { '@context': _, ...own } = node;
            lines.push(`export const n${at.length}: Exclude<S.${own['@type']}, string> = ${JSON.stringify(own)};`);
            at.push(page.path);
        }
    }
    return lines;
}

export async function check(site, pages) {
    const problems = [];
    const at = [];
    const lines = pages.flatMap((page) => declarations(page, at, problems));
    if (lines.length === 0) return problems;
    const source = join(dirname(createRequire(import.meta.url).resolve('schema-dts/package.json')), '../blocks.ts');
    const text = `import type * as S from 'schema-dts';\n${lines.join('\n')}\n`;
    const options = { noEmit: true, strict: true, skipLibCheck: true, moduleResolution: ts.ModuleResolutionKind.Bundler, module: ts.ModuleKind.ESNext, types: [] };
    const host = ts.createCompilerHost(options);
    const { getSourceFile, fileExists, readFile } = host;
    host.getSourceFile = (file, ...rest) =>
        file === source ? ts.createSourceFile(file, text, ts.ScriptTarget.Latest) : getSourceFile.call(host, file, ...rest);
    host.fileExists = (file) => file === source || fileExists.call(host, file);
    host.readFile = (file) => (file === source ? text : readFile.call(host, file));
    for (const diagnostic of ts.getPreEmitDiagnostics(ts.createProgram([source], options, host))) {
        const line = diagnostic.file?.fileName === source ? diagnostic.file.getLineAndCharacterOfPosition(diagnostic.start).line : 0;
        let message = diagnostic.messageText;
        while (typeof message === 'object') message = message.next?.[0] ?? message.messageText;
        problems.push({ path: at[line - 1] ?? source, what: message });
    }
    return problems;
}
