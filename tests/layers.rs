//! Rules for the source code: imports between layers, package use, file length, leftover markers.

use std::fs;
use std::path::{Path, PathBuf};

/// The modules of the library and the layer of each.
const LAYERS: &[(&str, usize)] = &[
    ("model", 0),
    ("text", 1),
    ("system", 1),
    ("load", 2),
    ("settings", 2),
    ("search", 3),
    ("engine", 4),
    ("query", 5),
    ("layout", 5),
    ("output", 6),
    ("cli", 7),
    ("tui", 7),
];

/// The submodules of a layer, and the sibling submodules that each may use.
const SUBMODULES: &[(&str, &[&str])] = &[
    ("layout/picture", &[]),
    ("layout/ego", &["picture"]),
    ("layout/group_map", &["picture"]),
    ("layout/map", &["picture"]),
    ("layout/strip", &["picture"]),
    ("layout/timeline", &["paint", "picture"]),
    ("layout/vector", &["map", "picture"]),
    ("layout/paint", &["picture"]),
    (
        "load/resolve",
        &["articles", "location", "problems", "progress", "record", "section", "source"],
    ),
    ("load/problems", &["location", "text"]),
    ("search/spelling", &[]),
    ("search/language", &["spelling"]),
    ("search/lookup", &["spelling"]),
    ("search/matching", &["search_options", "fit", "hit", "language", "lookup", "spelling"]),
    (
        "search/texts",
        &["search_options", "fit", "hit", "language", "matching", "spelling", "target"],
    ),
    ("tui/terminal", &[]),
    ("tui/entities", &["action", "context", "cursor", "frame"]),
    ("tui/relations", &["action", "context", "cursor", "frame"]),
    ("tui/reader", &["action", "context", "derived", "frame", "panes", "session"]),
    ("tui/canvas", &CANVAS),
];

/// The modules that the canvas may use. It uses `relations` because its list form shows the same rows.
const CANVAS: [&str; 8] =
    ["action", "context", "cursor", "derived", "frame", "panes", "relations", "session"];

/// The modules that may use the standard streams.
const STREAMS: &[&str] = &["cli/ui", "tui/terminal"];

/// Packages and standard streams, and the modules that may use them.
const PACKAGES: &[(&str, &[&str])] = &[
    ("ratatui", &["tui"]),
    ("crossterm", &["tui"]),
    ("terminput", &["tui/terminal"]),
    ("terminput_crossterm", &["tui/terminal"]),
    ("tui_input", &["tui"]),
    ("petgraph", &["model", "query"]),
    ("hashbrown", &["model"]),
    ("zerocopy", &["model"]),
    ("simdutf8", &["model"]),
    ("memmap2", &["system"]),
    ("crc32fast", &["load/cache"]),
    ("memchr", &["load/yaml", "load/text", "load/json", "load/files", "load/import"]),
    ("toml", &["settings/config"]),
    ("serde_yaml", &["load/yaml", "load/import"]),
    ("granit_parser", &["load/yaml"]),
    ("serde", &["load", "tui"]),
    ("serde_json", &["load", "engine/extra_json", "output", "cli", "tui"]),
    ("postgres", &["engine"]),
    ("tokio_postgres_rustls", &["engine/tls"]),
    ("rustls", &["engine/tls"]),
    ("rustls_native_certs", &["engine/tls"]),
    ("pulldown_cmark", &["output", "load/import/markdown"]),
    ("hmac_sha256", &["load/cache", "output"]),
    ("base64", &["output"]),
    (
        "tempfile",
        &[
            "system",
            "cli/crash_report",
            "engine/address/tests",
            "load/cache/tests",
            "load/yaml/file/tests",
            "output/complete/tests",
        ],
    ),
    ("notify", &["load/watch"]),
    ("shell_words", &["system"]),
    ("any_ascii", &["search", "load/import"]),
    ("calamine", &["load/import/table"]),
    ("quick_xml", &["load/import/table/workbook"]),
    ("rust_stemmers", &["search"]),
    ("fuzzy_matcher", &["search"]),
    ("clap", &["cli"]),
    ("unicode_width", &["text"]),
    ("unicode_segmentation", &["text", "search"]),
    ("anstyle", &["text", "settings/theme"]),
    ("supports_hyperlinks", &["cli/ui"]),
    ("unicode_linebreak", &["text"]),
    ("io::stdout", STREAMS),
    ("io::stderr", STREAMS),
    (
        "std::fs",
        &["system", "load", "engine/address/tests", "cli", "tui/terminal", "output/complete/tests"],
    ),
];

/// The maximum number of lines of a file without its tests.
const MAX_FILE_LINES: usize = 400;

/// A source file below `src`, without comments and tests.
struct SourceFile {
    /// Its path below `src`, without the extension: `search/lookup/index`.
    module: String,
    code: Vec<String>,
}

impl SourceFile {
    fn layer(&self) -> Option<(&'static str, usize)> {
        let top = self.module.split('/').next()?;
        LAYERS.iter().copied().find(|(name, _)| *name == top)
    }

    /// Its depth below `src`; 1 for a file directly in `src`.
    fn depth(&self) -> usize {
        self.module.split('/').count()
    }

    fn is_inside(&self, module: &str) -> bool {
        self.module == module || self.module.starts_with(&format!("{module}/"))
    }
}

#[test]
fn modules_import_only_from_lower_layers() {
    let mut wrong = Vec::new();
    for file in source_files() {
        if ["lib", "main"].contains(&file.module.as_str()) {
            continue;
        }
        let Some((own, layer)) = file.layer() else {
            wrong.push(format!("src/{}.rs is in no layer", file.module));
            continue;
        };
        for used in referenced_modules(&file.code.join("\n"), &["crate"], file.depth()) {
            let below = LAYERS.iter().any(|(name, other)| *name == used && *other < layer);
            if used != own && !below && LAYERS.iter().any(|(name, _)| *name == used) {
                wrong.push(format!("src/{}.rs: {own} uses {used}", file.module));
            }
        }
    }
    assert!(wrong.is_empty(), "forbidden imports between layers:\n{}", wrong.join("\n"));
}

#[test]
fn submodules_import_only_from_allowed_submodules() {
    let mut wrong = Vec::new();
    for file in source_files() {
        for (submodule, allowed) in
            SUBMODULES.iter().filter(|(submodule, _)| file.is_inside(submodule))
        {
            let (layer, own) = submodule.split_once('/').expect("a submodule should be in a layer");
            let code = file.code.join("\n");
            let used = referenced_modules(&code, &["crate", layer], file.depth() - 1);
            let used = used.into_iter().filter(|used| *used != own && !allowed.contains(used));
            wrong.extend(used.map(|used| format!("src/{}.rs: {own} uses {used}", file.module)));
        }
    }
    assert!(wrong.is_empty(), "forbidden imports between submodules:\n{}", wrong.join("\n"));
}

#[test]
fn the_terminal_does_not_depend_on_the_rest_of_guanxi() {
    let mut wrong = Vec::new();
    for file in source_files().iter().filter(|file| file.is_inside("tui/terminal")) {
        let leaves = |line: &&String| leaves_terminal(line, file.depth());
        wrong.extend(
            file.code.iter().filter(leaves).map(|line| format!("src/{}.rs: {line}", file.module)),
        );
    }
    assert!(wrong.is_empty(), "imports from outside the terminal:\n{}", wrong.join("\n"));
}

#[test]
fn every_module_in_the_tables_exists() {
    let layers = LAYERS.iter().map(|(layer, _)| (*layer).to_owned());
    let submodules = SUBMODULES.iter().flat_map(|(submodule, allowed)| {
        let (layer, _) = submodule.split_once('/').expect("a submodule should be in a layer");
        let allowed = allowed.iter().map(move |module| format!("{layer}/{module}"));
        allowed.chain([(*submodule).to_owned()])
    });
    let files = source_files();
    let exists = |module: &String| files.iter().any(|file| file.module == *module);
    let missing: Vec<String> = layers.chain(submodules).filter(|name| !exists(name)).collect();
    assert_eq!(missing, Vec::<String>::new(), "modules in the tables without a file in src");
}

#[test]
fn packages_are_used_only_in_their_layers() {
    let mut wrong = Vec::new();
    for file in source_files() {
        for (package, places) in PACKAGES {
            if places.iter().any(|module| file.is_inside(module)) {
                continue;
            }
            for (number, line) in file.code.iter().enumerate() {
                if mentions_package(line, package) {
                    let module = &file.module;
                    wrong.push(format!("src/{module}.rs:{}: {package}", number + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "packages in modules other than those listed:\n{}", wrong.join("\n"));
}

#[test]
fn only_the_listed_modules_use_standard_streams() {
    let mut wrong = Vec::new();
    for file in source_files() {
        let may_name_streams = STREAMS.iter().any(|module| file.is_inside(module));
        let prints = |line: &&String| {
            let imports = line.contains("io::{")
                && ["stdout", "stderr"].iter().any(|stream| line.contains(stream));
            ["print!(", "println!("].iter().any(|print| line.contains(print))
                || (imports && !may_name_streams)
        };
        wrong.extend(
            file.code.iter().filter(prints).map(|line| format!("src/{}.rs: {line}", file.module)),
        );
    }
    assert!(wrong.is_empty(), "only src/cli/ui.rs should write output:\n{}", wrong.join("\n"));
}

#[test]
fn every_listed_package_is_used() {
    for (package, places) in PACKAGES {
        let used = source_files().iter().any(|file| {
            places.iter().any(|module| file.is_inside(module))
                && file.code.iter().any(|line| mentions_package(line, package))
        });
        assert!(used, "{package} is not used in {places:?}: use it or drop it");
    }
}

#[test]
fn no_file_is_too_long() {
    let long: Vec<String> = source_files()
        .into_iter()
        .filter(|file| file.code.len() > MAX_FILE_LINES)
        .map(|file| format!("src/{}.rs: {} lines", file.module, file.code.len()))
        .collect();
    assert!(long.is_empty(), "files that should be split:\n{}", long.join("\n"));
}

#[test]
fn no_unfinished_code_is_left() {
    let markers =
        [["to", "do!("].concat(), ["unimple", "mented!("].concat(), ["db", "g!("].concat()];
    let mut found = Vec::new();
    for path in rust_files(Path::new("src")).into_iter().chain(rust_files(Path::new("tests"))) {
        let text = fs::read_to_string(&path).expect("source files should be readable");
        for marker in markers.iter().filter(|marker| text.contains(marker.as_str())) {
            found.push(format!("{}: {marker}", path.display()));
        }
    }
    assert!(found.is_empty(), "leftover markers:\n{}", found.join("\n"));
}

#[test]
fn every_test_file_is_a_module() {
    let main = fs::read_to_string("tests/main.rs").expect("tests/main.rs should exist");
    let entries = fs::read_dir("tests").expect("the tests should be readable");
    for entry in entries.map(|entry| entry.expect("the tests should be readable").path()) {
        let name = entry.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
        let is_rust = entry.extension().is_some_and(|extension| extension == "rs");
        if is_rust && name != "main" {
            assert!(main.contains(&format!("mod {name};")), "tests/{name}.rs is not run");
        }
    }
}

#[test]
fn the_check_detects_an_upward_import() {
    let named = |code, depth| referenced_modules(code, &["crate"], depth);
    assert_eq!(named("use crate::tui::keys::KEYS;", 1), ["tui"]);
    assert_eq!(named("crate::cli::run(crate::load::load())", 1), ["cli", "load"]);
    assert_eq!(named("use crate::{model::Graph, query::Filter};", 2), ["model", "query"]);
    let broken_over_lines = "use crate::{\n    model::{Graph, Way},\n    tui::keys,\n};";
    assert_eq!(named(broken_over_lines, 2), ["model", "tui"]);
    assert_eq!(named("use super::super::tui::keys;", 2), ["tui"]);
    assert_eq!(named("use super::{cli, load::load};", 1), ["cli", "load"]);
    assert_eq!(named("use super::super::claim;", 3), [""; 0], "a path within its own module");
    assert!(mentions_package("    ratatui::init();", "ratatui"));
    assert!(mentions_package("use petgraph as p;", "petgraph"));
    assert!(!mentions_package("let my_petgraph = 1;", "petgraph"));
    assert_eq!(without_comment(r#"let a = "http://"; b(); // c"#), r#"let a = "http://"; b(); "#);
}

#[test]
fn the_check_detects_an_import_from_outside_the_terminal() {
    assert!(leaves_terminal("use crate::text::Role;", 3));
    assert!(leaves_terminal("use super::super::context::ViewState;", 3));
    assert!(leaves_terminal("use super::super::super::text::Role;", 3));
    assert!(!leaves_terminal("use super::device::Device;", 3));
    assert!(!leaves_terminal("use super::super::device::Device;", 4));
}

#[test]
fn the_check_detects_an_import_between_submodules() {
    let named = |code| referenced_modules(code, &["crate", "layout"], 2);
    assert_eq!(named("use crate::layout::{ego::Side, picture::Rect};"), ["ego", "picture"]);
    assert_eq!(named("let at = crate::layout::Point::new(0, 0);"), ["Point"]);
    assert_eq!(named("use super::super::map::Positions;"), ["map"]);
    assert_eq!(named("use super::tree::Tree;"), [""; 0], "a path within its own submodule");
}

/// Whether a line of a file in `tui/terminal`, `depth` modules below `src`, contains a path to an item outside the
/// terminal.
fn leaves_terminal(line: &str, depth: usize) -> bool {
    line.contains("crate::") || line.contains(&"super::".repeat(depth - 1))
}

/// The modules and items of a module that code refers to, either by the full path of the module or by `levels` times
/// `super::`.
fn referenced_modules<'c>(code: &'c str, path: &[&str], levels: usize) -> Vec<&'c str> {
    let full_path = path.join("::") + "::";
    let relative_path = "super::".repeat(levels);
    let mut named = Vec::new();
    for root in [&full_path, &relative_path] {
        for rest in code.split(root).skip(1).filter(|rest| !rest.starts_with("super::")) {
            match rest.strip_prefix('{') {
                Some(group) => named.extend(heads_of_group(group)),
                None => named.push(first_word(rest)),
            }
        }
    }
    named
}

/// The first word of each path in a group of imports, given the text after its opening brace.
fn heads_of_group(group: &str) -> Vec<&str> {
    let (mut depth, mut start, mut heads) = (1, 0, Vec::new());
    for (index, character) in group.char_indices() {
        match character {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 || (depth == 1 && character == ',') {
            heads.push(first_word(group[start..index].trim()));
            start = index + 1;
        }
        if depth == 0 {
            break;
        }
    }
    heads.retain(|head| !head.is_empty());
    heads
}

fn first_word(text: &str) -> &str {
    let is_separator = |character: char| !character.is_alphanumeric() && character != '_';
    text.split(is_separator).next().unwrap_or(text)
}

fn mentions_package(line: &str, package: &str) -> bool {
    let is_separator = |character: char| !character.is_alphanumeric() && !"_:".contains(character);
    // Names of features and messages are not uses.
    let code: String = line.split('"').step_by(2).collect();
    let words = code.split(is_separator);
    let mut words = words.filter(|word| !word.is_empty());
    words.any(|word| word == package || word.starts_with(&format!("{package}::")))
        && !line.trim_start().starts_with("mod ")
}

/// Every source file, without comments and tests.
fn source_files() -> Vec<SourceFile> {
    let files = rust_files(Path::new("src")).into_iter().map(|path| {
        let text = fs::read_to_string(&path).expect("source files should be readable");
        let path = path.strip_prefix("src").expect("the file should be in src").with_extension("");
        let code = text
            .lines()
            .take_while(|line| *line != "#[cfg(test)]" || !text_has_tests_at_the_end(&text))
            .map(|line| without_comment(line).to_owned())
            .collect();
        SourceFile { module: path.to_string_lossy().replace('\\', "/"), code }
    });
    files.collect()
}

/// A line up to its comment. A `//` in a string does not start a comment.
fn without_comment(line: &str) -> &str {
    let is_code = |index: usize| line[..index].matches('"').count().is_multiple_of(2);
    let comment = line.match_indices("//").map(|(index, _)| index).find(|index| is_code(*index));
    &line[..comment.unwrap_or(line.len())]
}

/// Whether the only unindented `#[cfg(test)]` is that of the test module at the end of the file.
fn text_has_tests_at_the_end(text: &str) -> bool {
    text.contains("\n#[cfg(test)]\nmod tests {") && text.matches("\n#[cfg(test)]\n").count() == 1
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files
}
