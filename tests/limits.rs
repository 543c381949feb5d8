//! Large input is refused or read within limits of memory and size. `ulimit -v` limits the memory of each command.

use std::fs;
use std::path::Path;

use guanxi::load::{ArticleReading, GraphSource, LoadOptions, SizeLimit, load_with};

use crate::cases::run;

const GRAPH: &str = "title: T
entity_kinds: {thing: {plural: things}}
sources:
  a: {title: A, paragraphs: [x]}
  b: {title: B, paragraphs: [x]}
  c: {title: C, paragraphs: [x]}
entities:
  e: {kind: thing, name: E}
";

/// Checks a graph within this many MiB of address space, and returns the output without snippets and help. Each thread
/// that reads a file with many entries reserves about 66 MiB without using them.
#[track_caller]
fn check_within(mib: usize, prepare: &str) -> String {
    let kib = mib << 10;
    let script = format!(
        "mkdir g && cat > g/guanxi.yaml <<'END'\n{GRAPH}END\n{prepare}\n
         ulimit -v {kib}; guanxi check g 2>&1 | grep -E '^(error|warning|g: |memory|thread)' | cut -c 1-150"
    );
    let output = run(&script);
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn files_above_the_limit_are_not_read() {
    assert_eq!(
        check_within(500, "truncate -s 1900M g/zz.yaml"),
        "error[too-large]: 1901 MiB of files, more than the limit of 1024 MiB for a graph and its articles\n"
    );
}

#[test]
fn a_sparse_file_is_rejected_at_its_first_nul() {
    let printed = check_within(1_300, "truncate -s 900M g/zz.yaml");
    assert_eq!(
        printed,
        "error[encoding]: byte 1 is NUL: this is not text\ng: 1 error, no warnings; 1 entity, no relations, 3 sources\n"
    );
}

#[test]
fn the_text_of_a_long_file_is_not_kept_in_memory() {
    let comments =
        "yes \"# $(head -c 1000 /dev/zero | tr '\\0' x)\" | head -c 300000000 > g/long.yaml";
    let entity = "printf '\\nentities:\\n  f: 1\\n' >> g/long.yaml";
    let printed = check_within(230, &format!("{comments}; {entity}"));
    assert!(printed.starts_with("error[wrong-shape]: `f`"), "{printed}");
}

#[test]
fn a_long_scalar_is_rejected_in_every_section() {
    let scalar = "head -c 20000000 /dev/zero | tr '\\0' x >> g/guanxi.yaml";
    for before in ["printf 'extra:\\n  a: '", "printf 'extra: {a: '", "printf 'about: '"] {
        let printed = check_within(300, &format!("{before} >> g/guanxi.yaml; {scalar}"));
        let expected = "error[too-large]: an entry of more than 4 MiB\n";
        assert!(printed.starts_with(expected), "{before}: {printed}");
    }
}

/// Checks a file in JSON, with this many MiB of address space; returns the first errors.
fn check_json_within(mib: usize, write: &str) -> String {
    let output = run(&format!(
        "({write}) > g.json; ulimit -v $(({mib} << 10))
         guanxi check g.json 2>&1 | grep -E '^(error|memory|thread)' | cut -c 1-70 | sort -u"
    ));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn keys_of_a_json_file_take_little_memory_however_many_or_long_they_are() {
    let many = r#"printf '{'; yes '"a":1,' | tr -d '\n' | head -c 24000000; printf '"b":1}'"#;
    let printed = check_json_within(250, many);
    let expected = "error[too-large]: more than 10000 keys, so the file is not read\n";
    assert!(printed.contains(expected), "{printed}");
    let long = r#"printf '{"'; head -c 60000000 /dev/zero | tr '\0' x; printf '":1}'"#;
    let printed = check_json_within(200, long);
    assert!(printed.contains("error[unknown-key]: unknown key `xxx"), "{printed}");
}

#[test]
fn a_long_line_is_rejected_before_it_is_read_into_memory() {
    for line in ["extra: {a: [[", "about: ", "entities: {a: {kind: thing, name: A}, "] {
        let unit = "yes '[],' | tr -d '\\n' | head -c 300000000";
        let printed = check_within(200, &format!("(printf '{line}'; {unit}) > g/zz.yaml"));
        let expected = "error[too-large]: a line of more than 32 MiB\n";
        assert!(printed.starts_with(expected), "{line}: {printed}");
    }
}

#[test]
fn a_large_file_is_not_converted() {
    let prepare = "(printf '\\357\\273\\277'; yes '# x' | head -c 300000000) > g/zz.yaml";
    let printed = check_within(200, prepare);
    let expected = "error[too-large]: a file of more than 256 MiB with a byte order mark";
    assert!(printed.starts_with(expected), "{printed}");
}

#[test]
fn hostile_json_needs_little_more_memory_than_its_text() {
    let too_large = |limit: &str| format!("error[too-large]: an entry of more than {limit}\n");
    let missing = "error[too-large]: 110000 errors, so nothing is read from here on\n".to_owned();
    for (start, end, expected) in [
        (r#"{"extra": {"a": ["#, "[]]}}", too_large("4 MiB")),
        (r#"{"sources": [{"id": "a", "paragraphs": ["#, "[]]}]}", too_large("4000000 values")),
        (r#"{"entities": ["#, "[]]}", missing),
    ] {
        let script = format!(
            "(printf '{start}'; yes '[],' | tr -d '\\n' | head -c 45000000; printf '{end}') > g.json
             ulimit -v 250000; guanxi check g.json 2>&1 | grep -E '^(error|memory)' | head -1"
        );
        let printed = run(&script).stdout;
        assert_eq!(String::from_utf8_lossy(&printed), expected, "{start}");
    }
}

#[test]
fn a_graph_with_too_many_errors_is_not_read_to_the_end() {
    let entities = "seq 115000 | sed 's/.*/  a&: {kind: firm, name: N}/' >> g/guanxi.yaml";
    let printed = check_within(500, entities);
    let lines: Vec<&str> = printed.lines().collect();
    assert_eq!(
        (lines[0], lines[1]),
        (
            "error[too-large]: 110000 errors, so nothing is read from here on",
            "error[unknown-kind]: unknown entity kind `firm`"
        )
    );
}

/// Locating all problems of an entry takes one pass over it, not one each.
#[test]
fn an_entry_with_many_errors_is_not_parsed_for_each_of_them() {
    let script = r#"fact='{"says": "x", "value": "y", "cites": ["zz#1"]}'
        {
          echo '{"title": "T", "entity_kinds": {"thing": {"plural": "things"}},'
          echo '"entities": [{"id": "e", "kind": "thing", "name": "E", "facts": ['
          yes "$fact," | head -n 20000
          echo "$fact]}]}"
        } > wrong.json
        ulimit -t 40; guanxi check wrong.json | tail -n 1"#;
    let output = run(script);
    assert_eq!(
        String::from_utf8_lossy(&output.stdout),
        "wrong.json: 20001 errors, no warnings; 1 entity, no relations, no sources\n"
    );
}

#[test]
fn tiny_entries_need_little_more_memory_than_their_text() {
    let printed = check_within(400, "yes '  a:' | head -c 50000000 >> g/guanxi.yaml");
    let start = "error[too-large]: 110000 errors, so nothing is read from here on\n";
    assert!(printed.starts_with(start), "{printed}");
}

#[test]
fn articles_of_short_lines_need_little_more_memory_than_their_text() {
    let prepare = "mkdir g/articles; yes ab | head -c 8000000 > g/articles/a.txt
        cp g/articles/a.txt g/articles/b.txt; cp g/articles/a.txt g/articles/c.txt";
    let printed = check_within(200, prepare);
    let line = |slug: &str| {
        format!(
            "error[paragraph-count]: `{slug}` has 1 gist, but its article has 2666667 paragraphs\n"
        )
    };
    let total = "g: 3 errors, no warnings; 1 entity, no relations, 3 sources\n";
    assert_eq!(printed, ["a", "b", "c"].map(line).concat() + total);
}

/// Three articles that are within the limit only one by one.
const LARGE_ARTICLES: &str = "mkdir g/articles; export GUANXI_MAX_SIZE=100
    for source in a b c; do yes 'a line' | head -c 60000000 > g/articles/$source.txt; done";

#[test]
fn articles_that_together_exceed_the_limit_are_not_read() {
    assert_eq!(
        check_within(100, LARGE_ARTICLES),
        "error[too-large]: 172 MiB of files, more than the limit of 100 MiB for a graph and its articles\n\
         g: 1 error, no warnings; 1 entity, no relations, 3 sources\n"
    );
    let search = format!(
        "mkdir g && cat > g/guanxi.yaml <<'END'\n{GRAPH}END\n{LARGE_ARTICLES}
         ulimit -v 102400; guanxi search line --graph g"
    );
    let output = run(&search);
    assert_eq!(
        String::from_utf8_lossy(&output.stderr),
        "guanxi: 1 problem with the articles: run `guanxi check g`\nguanxi: nothing found for `line`\n"
    );
    assert_eq!(String::from_utf8_lossy(&output.stdout), "");
}

fn write(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().expect("the path should have a parent"))
        .expect("the folder should be created");
    fs::write(path, text).expect("the file should be written");
}

/// The rule, file and message of each problem of a graph, within a size limit in MiB.
fn problems_within(folder: &Path, mib: u64) -> Vec<String> {
    let source = GraphSource::Folder(folder.to_owned());
    let options = LoadOptions {
        reading: ArticleReading::AtOnce,
        limit: SizeLimit::from_mib(mib),
        ..LoadOptions::default()
    };
    let loaded = load_with(&source, options);
    let name = |problem: &guanxi::load::Problem| {
        let location = problem.location().replace(&format!("{}", folder.display()), "g");
        format!("{} {location}: {}", problem.rule, problem.message)
    };
    loaded.problems.iter().map(name).collect()
}

#[test]
fn all_files_and_articles_share_one_limit() {
    let folder = tempfile::tempdir().expect("the temporary folder should be created");
    let folder = folder.path();
    write(folder, "guanxi.yaml", GRAPH);
    let comment = format!("# {}\n", "x".repeat(600 << 10));
    write(folder, "one.yaml", &comment);
    assert_eq!(problems_within(folder, 1), [""; 0]);
    write(folder, "two.yaml", &comment);
    assert_eq!(problems_within(folder, 2), [""; 0]);
    assert_eq!(
        problems_within(folder, 1),
        ["too-large g: 2 MiB of files, more than the limit of 1 MiB for a graph and its articles"]
    );
    fs::remove_file(folder.join("two.yaml")).expect("the file should be removed");
    write(folder, "articles/a.txt", &comment);
    assert_eq!(problems_within(folder, 2), [""; 0]);
    let problems = problems_within(folder, 1);
    assert_eq!(
        problems,
        [
            "too-large g/articles/a.txt: 2 MiB of files, more than the limit of 1 MiB for a graph and its articles"
        ]
    );
}

#[test]
fn the_flag_the_variable_and_the_config_file_raise_the_limit() {
    let output = run("mkdir g; printf 'title: T\\nentity_kinds: {t: ~}\\nentities: {e: {kind: t, name: E}}\\n' > g/guanxi.yaml
         (printf '# '; head -c 1500000 /dev/zero | tr '\\0' x; echo) > g/zz.yaml
         printf 'max-size = 1\\n' > one.toml
         guanxi check g --config one.toml 2>&1 | head -1
         GUANXI_MAX_SIZE=2 guanxi check g --config one.toml
         guanxi check g --config one.toml --max-size 2
         GUANXI_MAX_SIZE=1 guanxi check g 2>&1 | head -1
         GUANXI_MAX_SIZE=1 guanxi check g --max-size 2");
    let refusal = "error[too-large]: 2 MiB of files, more than the limit of 1 MiB for a graph and its articles\n";
    let summary = "g: no errors, no warnings; 1 entity, no relations, no sources\n";
    let expected = [refusal, summary, summary, refusal, summary].concat();
    assert_eq!(String::from_utf8_lossy(&output.stdout), expected);
}

#[test]
fn pictures_of_large_graphs_show_the_most_connected_entities() {
    let output = run("(echo 'title: T'; echo 'entity_kinds: {t: {plural: ts}}'
          echo 'relation_kinds: {k: {says: k, mutual: true, family: f}}'
          echo 'sources: {s: {title: S, paragraphs: [x]}}'; echo entities:
          seq 2100 | sed 's/.*/  e&: {kind: t, name: E&}/'; echo relations:
          for n in 7 8; do echo \"- {from: e2099, kind: k, to: e$n, claim: c, cites: [s#1]}\"; done) > g.yaml
         guanxi export svg --graph g.yaml | grep -c '<rect'
         guanxi draw --graph g.yaml --limit 3 --json | grep -o '\"id\":\"e[0-9]*\"'
         guanxi export csv-entities --graph g.yaml | wc -l
         guanxi export csv-entities --graph g.yaml --limit 3 | wc -l");
    let note = "guanxi: only the 2000 most connected of 2100 entities are drawn: `--limit N` changes this\n";
    assert_eq!(String::from_utf8_lossy(&output.stderr), note);
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    let lines: Vec<&str> = printed.lines().collect();
    assert!(lines.len() > 3, "{printed}");
    for id in ["\"id\":\"e2099\"", "\"id\":\"e7\"", "\"id\":\"e8\""] {
        assert!(lines.contains(&id), "{printed}");
    }
    assert_eq!(lines[lines.len() - 2..], ["2101", "4"], "{printed}");
}

#[test]
fn a_revision_above_the_limit_is_not_read() {
    let output = run("mkdir g; printf 'title: T\nentity_kinds: {t: ~}\nentities: {e: {kind: t, name: E}}\n' > g/guanxi.yaml
         git init -q . && git add -A && git -c user.name=a -c user.email=a@b commit -qm One
         (printf '# '; head -c 1500000 /dev/zero | tr '\\0' x; echo) > g/zz.yaml
         git add -A; git -c user.name=a -c user.email=a@b commit -qm Two; rm g/zz.yaml
         guanxi diff HEAD --graph g --max-size 1
         guanxi diff HEAD --graph g --max-size 2; guanxi diff HEAD~1 --graph g --max-size 1");
    let expected = "guanxi: error[too-large]: 2 MiB of files, more than the limit of 1 MiB for a graph and its articles
 --> HEAD:g/
  = help: raise the limit with `--max-size MIB`, or split the graph into smaller ones

no graph in g at revision HEAD
";
    assert_eq!(String::from_utf8_lossy(&output.stderr), expected);
    assert_eq!(String::from_utf8_lossy(&output.stdout), "no differences\n".repeat(2));
}

#[test]
fn an_interactive_page_shows_the_most_connected_entities_or_says_that_it_has_no_map() {
    let output = run("(echo 'title: T'; echo 'entity_kinds: {t: {plural: ts}}'
          seq 5001 | sed 's/.*/  e&: {kind: t, name: E&}/' | sed '1i entities:') > g.yaml
         guanxi export html --interactive --graph g.yaml | grep -c '<figure id=\"map\"'
         guanxi export html --interactive --graph g.yaml --limit 9000 | grep -c '<figure id=\"map\"'");
    let notes = "guanxi: only the 2000 most connected of 5001 entities are drawn: `--limit N` changes this\n\
                 guanxi: the page has no map, because it has more than 5000 entities; `--limit 5000` keeps only the most connected ones\n";
    assert_eq!(String::from_utf8_lossy(&output.stderr), notes);
    assert_eq!(String::from_utf8_lossy(&output.stdout), "1\n0\n");
}
