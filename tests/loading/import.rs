//! Imported tables: encodings, and hostile files, which cost neither much time nor much memory.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use crate::cases::PROGRAM;

/// Imports a file of at most 16 MiB into the folder `out` beside it.
fn import(folder: &Path, format: &str, name: &str, bytes: &[u8]) -> Output {
    import_within(folder, format, name, bytes, "16")
}

/// Like [`import`], with another limit in MiB.
pub(super) fn import_within(
    folder: &Path,
    format: &str,
    name: &str,
    bytes: &[u8],
    mib: &str,
) -> Output {
    fs::write(folder.join(name), bytes).expect("the table should be written");
    let _ = fs::remove_dir_all(folder.join("out"));
    Command::new(PROGRAM)
        .env("GUANXI_CACHE", "false")
        .args(["import", format, name, "-o", "out", "--max-size", mib])
        .current_dir(folder)
        .output()
        .expect("the program should run")
}

/// The relations of an imported table as YAML, or the first lines of the problem.
fn relations(name: &str, bytes: &[u8]) -> String {
    let folder = tempfile::tempdir().expect("the temporary folder should be created");
    let output = import(folder.path(), "csv", name, bytes);
    match fs::read_to_string(folder.path().join("out/relations.yaml")) {
        Ok(text) => text.split_inclusive('\n').skip(2).collect(),
        Err(_) => first_problem(&output.stderr),
    }
}

fn first_problem(text: &[u8]) -> String {
    String::from_utf8_lossy(text).lines().take(2).collect::<Vec<_>>().join("")
}

#[test]
fn delimiters_and_encodings_are_recognised() {
    let text = "From;To;Label\r\nAda;\"雷军; \"\"x\"\"\";\"met\r\nagain\"\r\n";
    let expected = relations("t.csv", text.as_bytes());
    assert!(expected.contains("to: leijun-x\n"), "{expected}");
    let units = || text.encode_utf16().collect::<Vec<u16>>();
    let little: Vec<u8> = units().into_iter().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = units().into_iter().flat_map(u16::to_be_bytes).collect();
    let with_mark = |mark: &[u8], rest: &[u8]| [mark, rest].concat();
    for bytes in [
        with_mark(b"\xef\xbb\xbf", text.as_bytes()),
        with_mark(b"\xff\xfe", &little),
        with_mark(b"\xfe\xff", &big),
        text.replace(';', "\t").replace("\t \"\"", "; \"\"").into_bytes(),
        with_mark(b"sep=;\r\n", text.as_bytes()),
    ] {
        assert_eq!(relations("t.csv", &bytes), expected);
    }
    let problem = relations("t.csv", b"From,To\nA,\xfcber\n");
    assert_eq!(problem, "guanxi: error[encoding]: byte 11 (0xfc) is not UTF-8 --> t.csv:2:3");
    let problem = relations("t.csv", &with_mark(b"\xff\xfe", b"A\0\n\0\0\xd8A\0"));
    assert_eq!(problem, "guanxi: error[encoding]: invalid UTF-16 on line 2 --> t.csv");
}

#[test]
fn hostile_tables_are_reported_at_their_lines() {
    let quote = format!("From,To\nA,B\nC,\"D\n{}", "E,F\n".repeat(1_000_000));
    let columns = format!("From,To\n{}", ",".repeat(1_000_000));
    let header = ",".repeat(1_000_000);
    let folder = tempfile::tempdir().expect("the temporary folder should be created");
    let mut found = Vec::new();
    for text in [&quote, &columns, &header] {
        let output = import(folder.path(), "csv", "t.csv", text.as_bytes());
        let printed = String::from_utf8_lossy(&output.stdout).into_owned()
            + &String::from_utf8_lossy(&output.stderr);
        found.extend(
            printed
                .lines()
                .filter(|line| line.contains("error[") || line.contains("-->"))
                .map(str::to_owned),
        );
    }
    let expected = [
        "error[syntax]: the quote that opens here is not closed; this row and all after it are left out",
        " --> t.csv:3",
        "guanxi: error[syntax]: more than 16384 columns; this row and all after it are left out",
        " --> t.csv:2",
        "guanxi: error[syntax]: more than 16384 columns; this row and all after it are left out",
        " --> t.csv:1",
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_large_table_is_imported_and_each_relation_leads_to_its_row() {
    let folder = tempfile::tempdir().expect("the temporary folder should be created");
    let note = "x".repeat(1_000);
    let row = |row: u32| format!("\"it's {}\",\"say \"\"{}\"\"\",{note}\n", row / 3, row / 7);
    let rows = (0..5_000).map(row).collect::<Vec<String>>().concat();
    let output = import(folder.path(), "csv", "t.csv", format!("From,To,Note\n{rows}").as_bytes());
    assert!(output.status.success(), "{output:?}");
    let shown = Command::new(PROGRAM)
        .env("GUANXI_CACHE", "false")
        .args(["--graph", "out", "source", "t#2502"])
        .current_dir(folder.path())
        .output()
        .expect("the program should run");
    let shown = String::from_utf8_lossy(&shown.stdout).into_owned();
    assert!(shown.contains("From: it's 833; To: say \"357\""), "{shown}");
    assert!(shown.contains("According to the table, it's 833 is tied to say \"357\"."), "{shown}");
}

#[test]
fn an_entry_that_a_graph_file_cannot_contain_is_reported_and_left_out() {
    let folder = tempfile::tempdir().expect("the temporary folder should be created");
    let note = "x".repeat(3_000);
    let row = |row: u32| format!("Ada,Person,{row} {note}\n");
    let rows = (0..1_500).map(row).collect::<String>();
    let table = format!("Name,Type,Note\n{rows}Bea,Person,short\n");
    let output = import(folder.path(), "csv", "t.csv", table.as_bytes());
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    let problem = "error[too-large]: `ada` has more than 4 MiB, the limit for an entry, and is left out with its relations\n --> t.csv:2";
    assert!(printed.contains(problem), "{printed}");
    let checked = Command::new(PROGRAM)
        .env("GUANXI_CACHE", "false")
        .args(["--graph", "out", "check"])
        .current_dir(folder.path())
        .output()
        .expect("the program should run");
    let checked_text = String::from_utf8_lossy(&checked.stdout).into_owned();
    assert!(checked.status.success(), "{checked_text}");
    let size = "1 entity, no relations, 1 source";
    assert!(checked_text.contains(size), "{checked_text}");
    assert!(printed.contains(&format!("\n{size}\n")), "{printed}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_link_leads_to_the_note_with_exactly_its_name() {
    let folder = tempfile::tempdir().expect("the temporary folder should be created");
    let vault = folder.path().join("v");
    fs::create_dir(&vault).expect("the folder should be created");
    let linking = "See [[Kelp AG]] and [[Reef]].";
    fs::create_dir(vault.join("firms")).expect("the folder should be created");
    for (name, text) in [
        ("Kelp AG", "One."),
        ("Kelp ag", "Two."),
        ("Z", linking),
        ("reef", "Three."),
        ("firms/Reef", "Four."),
    ] {
        fs::write(vault.join(format!("{name}.md")), text).expect("the note should be written");
    }
    let output = Command::new(PROGRAM)
        .env("GUANXI_CACHE", "false")
        .args(["import", "markdown", "v", "-o", "vault"])
        .current_dir(folder.path())
        .output()
        .expect("the program should run");
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    let warning =
        "the path of this note differs from `v/Kelp AG` only in case\n --> v/Kelp ag.md:1";
    assert!(printed.contains(warning), "{printed}");
    let relations = fs::read_to_string(folder.path().join("vault/relations.yaml"));
    let relations = relations.expect("relations should be written");
    let to: Vec<&str> = relations.lines().filter(|line| line.contains("to: ")).collect();
    assert_eq!(to, ["    to: kelp-ag", "    to: reef"], "{relations}");
    assert!(!printed.contains("notes match"), "{printed}");
}

#[test]
fn hostile_notes_are_reported_at_their_lines() {
    let folder = tempfile::tempdir().expect("the temporary folder should be created");
    let errors = |text: &str| {
        let output = import(folder.path(), "markdown", "n.md", text.as_bytes());
        let printed = String::from_utf8_lossy(&output.stdout).into_owned();
        let problems = printed.lines().filter(|it| it.contains("error[") || it.contains("-->"));
        problems.map(str::to_owned).collect::<String>()
    };
    let deep = format!("---\nx: 1\na: {}\n---\n[[B]]\n", "[".repeat(100_000));
    assert_eq!(errors(&deep), DEEP_FRONT_MATTER);
    let large = format!("---\na: {}\n---\n[[B]]\n", "x".repeat(1 << 20));
    let found = errors(&large);
    assert!(found.starts_with(LARGE_FRONT_MATTER), "{found}");
    for text in [
        "---\nfront matter without end: ".repeat(1_000),
        format!("{} [[B]]\n", "> ".repeat(100_000)),
        format!("key:: {}\n", "[[B]] (k:: ".repeat(200_000)),
        "[[".repeat(500_000),
        "[x](".repeat(200_000),
    ] {
        let found = errors(&text);
        assert!(!found.contains("error["), "{found}");
        assert!(folder.path().join("out/articles/n.txt").exists());
    }
}

#[test]
fn a_note_of_many_links_becomes_one_relation_and_one_that_is_too_large_is_left_out() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let text = "See [[B]].\n\n".repeat(60_000);
    let output = import(folder.path(), "markdown", "n.md", text.as_bytes());
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(printed.contains("2 entities, 1 relation, 1 source"), "{printed}");
    let text = format!("---\na: b\n---\n{}", "[a](".repeat(2 << 20));
    let output = import(folder.path(), "markdown", "n.md", text.as_bytes());
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    let problem =
        "error[too-large]: the text of this note is left out, as it exceeds 4 MiB\n --> n.md:4";
    assert!(printed.contains(problem), "{printed}");
}

const DEEP_FRONT_MATTER: &str =
    "error[too-deep]: nested more than 64 levels deep --> n.md:3:68 --> n.md:5";
const LARGE_FRONT_MATTER: &str =
    "error[too-large]: front matter of more than 256 KiB is left out --> n.md:1";

#[test]
fn hostile_follow_the_money_lines_are_reported_and_the_others_read() {
    let folder = tempfile::tempdir().expect("the temporary folder should be created");
    let entity = r#"{"id": "a", "schema": "Person", "properties": {"name": ["A"]}}"#;
    let nested = r#"{"id": "a", "schema": "Person", "properties": {"x": ["#.repeat(100_000);
    let long = "9".repeat((1 << 24) - entity.len() * 2 - nested.len());
    let text = format!("{entity}\n{nested}\n{long}\n");
    let output = import(folder.path(), "ftm", "f.json", text.as_bytes());
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    let problems = printed.lines().filter(|it| it.contains("error[") || it.contains("-->"));
    assert_eq!(problems.collect::<Vec<_>>(), HOSTILE_LINES, "{printed}");
    assert!(printed.contains("1 entity, no relations, 1 source"), "{printed}");
}

const HOSTILE_LINES: [&str; 4] = [
    "error[syntax]: this is not JSON: it is nested too deeply",
    " --> f.json:2:2273",
    "error[syntax]: expected an entity in braces",
    " --> f.json:3",
];

#[test]
#[cfg(feature = "xlsx")]
fn hostile_workbooks_are_rejected() {
    use std::io::Write as _;

    let folder = tempfile::tempdir().expect("the temporary folder should be created");
    let mut bomb = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    bomb.start_file("xl/sharedStrings.xml", zip::write::SimpleFileOptions::default())
        .expect("the file should be added");
    let block = vec![b' '; 1 << 20];
    for _ in 0..17 {
        bomb.write_all(&block).expect("the file should be written");
    }
    let bomb = bomb.finish().expect("the archive should be finished").into_inner();
    assert!(bomb.len() < 1 << 17);
    let problem =
        |bytes: &[u8]| first_problem(&import(folder.path(), "xlsx", "t.xlsx", bytes).stderr);
    let too_large =
        "guanxi: error[too-large]: the unpacked workbook exceeds the size limit --> t.xlsx";
    assert_eq!(problem(&bomb), too_large);
    let not_a_workbook = "guanxi: error[syntax]: this is not an XLSX workbook --> t.xlsx";
    assert_eq!(problem(b"From,To\n"), not_a_workbook);
    let sheet = r#"<worksheet><sheetData><row r="1048577"><c r="A1048577"><v>1</v></c></row></sheetData></worksheet>"#;
    let too_many = "guanxi: error[too-large]: sheet `T` has more than 1048576 rows --> t.xlsx";
    assert_eq!(problem(&workbook(WORKBOOK, sheet)), too_many);
}

#[test]
#[cfg(feature = "xlsx")]
fn hidden_sheets_and_formulas_without_a_result_are_reported_with_their_names() {
    let folder = tempfile::tempdir().expect("the temporary folder should be created");
    let definition = WORKBOOK.replace("<sheet ", "<sheet state=\"hidden\" ");
    let text = |cell: &str, text: &str| {
        format!("<c r=\"{cell}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
    };
    let header = text("A1", "Name") + &text("B1", "Price") + &text("C1", "Size");
    let row = text("A2", "Alder")
        + "<c r=\"B2\"><f>1+1</f><v>2</v></c><c r=\"C2\"><f>1+1</f></c>"
        // An empty text, a calculated empty text, and a cell without a value.
        + "<c r=\"D2\" t=\"inlineStr\"><is><t/></is></c><c r=\"E2\" t=\"str\"><f>T(1)</f><v></v></c>"
        + "<c r=\"F2\" t=\"inlineStr\"/>";
    let rows = format!("<row r=\"1\">{header}</row><row r=\"2\">{row}</row>");
    let sheet = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    let output = import(folder.path(), "xlsx", "t.xlsx", &workbook(&definition, &sheet));
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    let warnings: Vec<&str> = printed.lines().filter(|line| line.contains("warning[")).collect();
    let expected = [
        "warning[not-mapped]: sheet `T`: 1 formula has no stored result, so its cell is imported as empty: C2",
        "warning[hidden-sheet]: sheet `T` is hidden, but imported",
    ];
    assert_eq!(warnings, expected, "{printed}");
    assert!(printed.starts_with("t.xlsx, T: 1 row of entities"), "{printed}");
}

/// A workbook with one sheet, `T`.
#[cfg(feature = "xlsx")]
pub(super) fn workbook(definition: &str, sheet: &str) -> Vec<u8> {
    workbook_with(definition, sheet, &[])
}

/// Like [`workbook`], with further parts.
#[cfg(feature = "xlsx")]
pub(super) fn workbook_with(definition: &str, sheet: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    use std::io::Write as _;

    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let own = [
        ("_rels/.rels", PACKAGE_LINKS),
        ("xl/workbook.xml", definition),
        ("xl/_rels/workbook.xml.rels", WORKBOOK_LINKS),
        ("xl/worksheets/sheet1.xml", sheet),
    ];
    for (name, text) in own.iter().chain(parts).copied() {
        let options = zip::write::SimpleFileOptions::default();
        archive.start_file(name, options).expect("the file should be added");
        archive.write_all(text.as_bytes()).expect("the file should be written");
    }
    archive.finish().expect("the archive should be finished").into_inner()
}

#[cfg(feature = "xlsx")]
const PACKAGE_LINKS: &str = r#"<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
#[cfg(feature = "xlsx")]
pub(super) const WORKBOOK: &str = r#"<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="T" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
#[cfg(feature = "xlsx")]
const WORKBOOK_LINKS: &str = r#"<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;

#[test]
fn follow_the_money_records_take_time_and_memory_in_proportion_to_their_values() {
    let folder = tempfile::tempdir().expect("the temporary folder should be created");
    let list = |prefix: &str, count: u32| {
        (0..count).map(|it| format!("\"{prefix}{it}\"")).collect::<Vec<String>>().join(",")
    };
    let text = format!(
        r#"{{"id":"p0","schema":"Person","properties":{{"name":[{}]}}}}
{{"id":"d1","schema":"Directorship","properties":{{"director":[{}],"organization":["p0"],"role":["chair"]}}}}
{{"id":"d2","schema":"Directorship","properties":{{"director":["p0"],"organization":[{}]}}}}
{{"id":"d3","schema":"Directorship","properties":{{"director":["p0", {}],"organization":["p0", {}]}}}}
"#,
        list("name ", 80_000),
        list("p", 40_000),
        list("referent", 40_000),
        list("x", 40_000),
        list("x", 40_000),
    );
    let people: String =
        (1..40_000).map(|it| format!(r#"{{"id":"p{it}","schema":"Person"}}"#) + "\n").collect();
    let products = format!(
        r#"{{"id":"d4","schema":"Directorship","properties":{{"director":[{0}],"organization":[{0}]}}}}"#,
        list("p", 1_000)
    );
    let output = import(folder.path(), "ftm", "f.json", (text + &people + &products).as_bytes());
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(output.status.code(), Some(1), "{printed}");
    assert!(printed.contains("all 1000000 relations are left out"), "{printed}");
    assert!(printed.contains("--> f.json:40004"), "{printed}");
    assert!(printed.contains("40000 entities, 40001 relations, 1 source"), "{printed}");
}
