// The JSON documents against their published schema.
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { readFileSync } from 'node:fs';

export const name = 'documents';
export const title = 'JSON documents against site-1.schema.json';
export const files = (site) => site.files.filter((path) => path.endsWith('.json') && !path.startsWith('.'));

export async function check(site, paths, options) {
    const ajv = new Ajv({ allErrors: true, strictTypes: false });
    addFormats(ajv);
    const schema = JSON.parse(readFileSync(options.schema, 'utf8'));
    const validate = ajv.compile(schema);
    // What the other kinds of documents would have wanted does not help.
    const ofOtherKind = (error, kind) => {
        const branch = /^#\/oneOf\/(\d+)/.exec(error.schemaPath)?.[1];
        return branch !== undefined && schema.oneOf[branch].properties.kind.const !== kind;
    };
    return paths.flatMap((path) => {
        let document;
        try {
            document = JSON.parse(site.read(path));
        } catch (error) {
            return [{ path, what: `is no JSON: ${error.message}` }];
        }
        if (validate(document)) return [];
        const errors = validate.errors.filter((error) => error.keyword !== 'oneOf' && !ofOtherKind(error, document.kind));
        return (errors.length > 0 ? errors : validate.errors).slice(0, 3).map((error) => ({ path, what: `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}` }));
    });
}
