//! The JSON Schema that `guanxi schema` prints agrees with the loader.

use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

use crate::cases::run;
use crate::consumers::{has_module, python};

/// Folders of valid graphs.
const FOLDERS: [&str; 4] =
    ["graph", "tests/graphs/harbour", "tests/graphs/hostile", "tests/graphs/mini"];

/// A graph that cites `news#01`: the loader reads it, but an enumeration has only `news#1`.
const WITH_OTHER_SPELLINGS: &str = "tests/graphs/mini";

#[test]
fn every_valid_file_passes_the_schema() {
    let general = schema();
    let starter = root().join("src/cli/command/init/starter.yaml");
    assert_valid(&general, &starter);
    for folder in FOLDERS {
        let of_the_graph = schema_of(folder);
        let files = yaml_files(&root().join(folder));
        assert!(!files.is_empty(), "there should be files in {folder}");
        for file in files {
            assert_valid(&general, &file);
            if folder != WITH_OTHER_SPELLINGS {
                assert_valid(&of_the_graph, &file);
            }
        }
    }
}

#[test]
fn the_schema_of_a_graph_rejects_unknown_words() {
    let schema = schema_of("graph");
    let relation = |from: &str, kind: &str, cite: &str| json!({"relations": [{"from": from, "kind": kind, "to": "xiaomi", "claim": "c", "cites": [cite]}]});
    let fits = |value| errors(&schema, &schema, &value, "").is_empty();
    assert!(fits(relation("lei-jun", "leads", "courage-speech#1")));
    assert!(!fits(relation("lei-jnu", "leads", "courage-speech#1")));
    assert!(!fits(relation("lei-jun", "laeds", "courage-speech#1")));
    assert!(!fits(relation("lei-jun", "leads", "courage-speech#999")));
    assert!(!fits(relation("lei-jun", "leads", "courage-spech")));
    for cite in ["courage-speech", "courage-speech#p3", "courage-speech#1 \"an accident\""] {
        assert!(fits(relation("lei-jun", "leads", cite)), "{cite}");
    }
    assert!(!fits(json!({"entities": {"a": {"kind": "persom", "name": "A"}}})));
    assert!(fits(json!({"entities": {"a": {"kind": "person", "name": "A"}}})));
}

#[test]
fn an_independent_validator_agrees() {
    let script = "import json, sys, jsonschema
for schema, value in json.load(sys.stdin):
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(value, schema, jsonschema.Draft202012Validator)";
    if !has_module("jsonschema") {
        eprintln!("skipped: Python's jsonschema is not installed, so it validates no graph");
        return;
    }
    let mut pairs = Vec::new();
    let general = schema();
    for folder in FOLDERS.into_iter().filter(|folder| *folder != WITH_OTHER_SPELLINGS) {
        let of_the_graph = schema_of(folder);
        for file in yaml_files(&root().join(folder)) {
            let value = read(&file);
            pairs.extend([json!([general, value]), json!([of_the_graph, value])]);
        }
    }
    let folder = tempfile::tempdir().expect("a temporary folder should be available");
    let input = folder.path().join("pairs.json");
    std::fs::write(&input, Value::from(pairs).to_string()).expect("the input should be writable");
    let input = std::fs::File::open(input).expect("the input should be readable");
    let output = python().args(["-c", script]).stdin(input).output().expect("python3 should run");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn invalid_files_are_rejected() {
    let schema = schema();
    for invalid in [
        json!({"entites": {}}),
        json!({"entities": {"a": {"kind": "person", "name": "A", "nmae": "A"}}}),
        json!({"entities": {"Big": {"kind": "person", "name": "A"}}}),
        json!({"relations": [{"from": "a", "kind": "k", "to": "b", "claim": "c"}]}),
        json!({"relations": [{"from": "a", "kind": "k", "to": "b", "claim": "c", "cites": ["x#y"]}]}),
        json!({"sources": {"s": {"title": "t", "paragraphs": {"1": "x"}}}}),
        json!({"relation_kinds": {"k": {"says": "k", "tone": "friendly"}}}),
    ] {
        assert!(!errors(&schema, &schema, &invalid, "").is_empty(), "{invalid}");
    }
}

#[test]
fn the_loader_knows_every_key_of_the_schema() {
    let schema = schema();
    let keys = |name: &str| {
        let properties = schema["$defs"][name]["properties"].as_object();
        let properties = properties.expect("the definition should have properties");
        properties.keys().map(|key| (key.clone(), Value::Null)).collect::<Map<String, Value>>()
    };
    let file = json!({
        "title": "t", "about": "a", "extra": {},
        "entity_kinds": {"k": keys("entity_kind")},
        "relation_kinds": {"k": keys("relation_kind")},
        "sources": {"s": keys("source")},
        "entities": {"e": keys("entity")},
        "relations": [keys("relation")],
    });
    let section_count = |value: &Value| value.as_object().map(Map::len);
    let sections = section_count(&schema["properties"]);
    assert_eq!(section_count(&file), sections, "the file should have every section");
    // As block-style YAML, because the loader splits it by line.
    let yaml = serde_yaml::to_string(&file).expect("the file should be valid YAML");
    let output = run(&format!("cat > guanxi.yaml <<'END'\n{yaml}END\nguanxi check --json ."));
    let printed = String::from_utf8(output.stdout).expect("the output should be UTF-8");
    assert!(printed.contains("\"rule\":"), "the loader should report problems: {printed}");
    assert!(!printed.contains("unknown-key"), "{printed}");
}

fn schema() -> Value {
    serde_json::from_slice(&run("guanxi schema").stdout).expect("the schema should be valid JSON")
}

/// The schema that lists the words of a graph.
fn schema_of(folder: &str) -> Value {
    let graph = root().join(folder);
    let output = run(&format!("guanxi schema --graph '{}'", graph.display()));
    serde_json::from_slice(&output.stdout).expect("the schema should be valid JSON")
}

fn assert_valid(schema: &Value, file: &Path) {
    let errors = errors(schema, schema, &read(file), "");
    assert!(errors.is_empty(), "{}: {}", file.display(), errors.join("; "));
}

fn read(file: &Path) -> Value {
    let text = std::fs::read_to_string(file).expect("the file should be readable");
    serde_yaml::from_str(&text).expect("the file should be valid YAML")
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn yaml_files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("the folder should be readable");
    let paths = entries.map(|entry| entry.expect("the folder should be readable").path());
    let is_yaml = |path: &PathBuf| {
        path.extension().is_some_and(|extension| extension == "yaml" || extension == "yml")
    };
    let mut files: Vec<PathBuf> = paths
        .flat_map(|path| if path.is_dir() { yaml_files(&path) } else { vec![path] })
        .filter(is_yaml)
        .collect();
    files.sort();
    files
}

/// Validates a value against a schema. Supports only the keywords that our schema uses.
fn errors(root: &Value, schema: &Value, value: &Value, at: &str) -> Vec<String> {
    let mut found = Vec::new();
    if let Some(name) = schema["$ref"].as_str() {
        let name = name.trim_start_matches("#/$defs/");
        found.extend(errors(root, &root["$defs"][name], value, at));
    }
    if let Some(choices) = schema["anyOf"].as_array()
        && !choices.iter().any(|choice| errors(root, choice, value, at).is_empty())
    {
        found.push(format!("{at}: none of the choices"));
    }
    if let Some(allowed) = schema["enum"].as_array()
        && !allowed.contains(value)
    {
        found.push(format!("{at}: {value} is not in the list"));
    }
    if !has_type(&schema["type"], value) {
        found.push(format!("{at}: {value} is not {}", schema["type"]));
    }
    if let (Some(pattern), Some(text)) = (schema["pattern"].as_str(), value.as_str())
        && !matches_pattern(pattern, text)
    {
        found.push(format!("{at}: {text} does not match {pattern}"));
    }
    for (index, item) in value.as_array().into_iter().flatten().enumerate() {
        found.extend(errors(root, &schema["items"], item, &format!("{at}[{index}]")));
    }
    let Some(map) = value.as_object() else { return found };
    let required = schema["required"].as_array().into_iter().flatten();
    let missing = required.filter_map(Value::as_str).filter(|key| !map.contains_key(*key));
    found.extend(missing.map(|key| format!("{at}: no {key}")));
    for (key, inner) in map {
        let at = format!("{at}.{key}");
        let name = Value::String(key.clone());
        found.extend(errors(root, &schema["propertyNames"], &name, &at));
        match (&schema["properties"][key], &schema["additionalProperties"]) {
            (Value::Null, Value::Bool(false)) => found.push(format!("{at}: not a key")),
            (Value::Null, others) => found.extend(errors(root, others, inner, &at)),
            (known, _) => found.extend(errors(root, known, inner, &at)),
        }
    }
    found
}

fn has_type(expected: &Value, value: &Value) -> bool {
    let is = |name: &str| match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "number" => value.is_number(),
        "integer" => value.is_i64() || value.is_u64(),
        "boolean" => value.is_boolean(),
        _ => value.is_null(),
    };
    match expected {
        Value::String(name) => is(name),
        Value::Array(names) => names.iter().filter_map(Value::as_str).any(is),
        _ => true,
    }
}

/// Whether a text matches one of the two patterns of the schema: a slug, and a slug followed by a paragraph.
fn matches_pattern(pattern: &str, text: &str) -> bool {
    let is_slug = |text: &str| {
        let mut bytes = text.bytes();
        let is_alphanumeric = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
        bytes.next().is_some_and(is_alphanumeric)
            && bytes.all(|byte| is_alphanumeric(byte) || byte == b'-')
    };
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_part = |text: &str, sign: &str| {
        text.split_once(sign).is_some_and(|(source, number)| is_slug(source) && is_number(number))
    };
    match pattern {
        "^[a-z0-9][a-z0-9-]*$" => is_slug(text),
        "^[a-z0-9][a-z0-9-]*#[0-9]+$" => is_part(text, "#"),
        "^[a-z0-9][a-z0-9-]*#p[0-9]+$" => is_part(text, "#p"),
        "^[a-z0-9][a-z0-9-]*(#p?[0-9]+)? +[\"“].*[\"”]$" => {
            text.split_once(' ').is_some_and(|(reference, words)| {
                let is_reference =
                    is_slug(reference) || is_part(reference, "#") || is_part(reference, "#p");
                is_reference && words.starts_with(['"', '“']) && words.ends_with(['"', '”'])
            })
        }
        _ => panic!("unsupported pattern: {pattern}"),
    }
}
