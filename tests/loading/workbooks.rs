//! Workbooks written by another program: openpyxl.

use std::fs;
use std::path::Path;
use std::process::Command;

#[cfg(feature = "xlsx")]
use super::import::{WORKBOOK, import_within, workbook_with};
use crate::cases::PROGRAM;
use crate::consumers::{has_module, python};

#[test]
fn a_workbook_from_another_program_is_imported() {
    let folder = tempfile::tempdir().expect("the temporary folder should be created");
    let book = folder.path().join("book.xlsx");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/loading/workbooks.py");
    if !has_module("openpyxl") {
        eprintln!("skipped: Python's openpyxl is not installed, so it writes no workbook");
        return;
    }
    let written = python().arg(script).arg(&book).output().expect("Python should run");
    assert!(written.status.success(), "{written:?}");
    let output = Command::new(PROGRAM)
        .env("GUANXI_CACHE", "false")
        .args(["import", "xlsx", "book.xlsx", "-o", "out"])
        .current_dir(folder.path())
        .output()
        .expect("the program should run");
    assert!(output.status.success(), "{output:?}");
    let read = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap_or_default();
    let found = String::from_utf8_lossy(&output.stdout).into_owned()
        + &read("out/sources.yaml")
        + &read("out/entities.yaml")
        + &read("out/relations.yaml");
    let root = env!("CARGO_MANIFEST_DIR");
    let expected_file = Path::new(root).join("tests/loading/workbook_import.txt");
    if std::env::var_os("GUANXI_BLESS").is_some() {
        fs::write(&expected_file, &found).expect("the expected text should be writable");
    }
    let expected = fs::read_to_string(expected_file).unwrap_or_default();
    assert_eq!(found, expected);
}

/// A link on more cells than are read leaves the links of other cells alone.
#[cfg(feature = "xlsx")]
#[test]
fn links_of_single_cells_are_imported_beside_one_on_a_whole_sheet() {
    let text = |cell: &str, text: &str| {
        format!("<c r=\"{cell}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
    };
    let header = [text("A1", "From"), text("B1", "To"), text("C1", "Note")].concat();
    let formula =
        r#"<c r="C2" t="str"><f>HYPERLINK("https://formula.example","x")</f><v>x</v></c>"#;
    let row = [text("A2", "Ada"), text("B2", "Bo"), formula.to_owned()].concat();
    let sheet = format!(
        "<worksheet xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheetData><row r=\"1\">{header}</row><row r=\"2\">{row}</row></sheetData><hyperlinks><hyperlink ref=\"A2:XFD1048576\" r:id=\"rId1\"/><hyperlink ref=\"B2:B3\" r:id=\"rId2\"/></hyperlinks></worksheet>"
    );
    let link = |id: &str, address: &str| {
        format!(
            "<Relationship Id=\"{id}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink\" Target=\"{address}\" TargetMode=\"External\"/>"
        )
    };
    let links = format!(
        "<Relationships>{}{}</Relationships>",
        link("rId1", "https://sheet.example"),
        link("rId2", "https://range.example")
    );
    let parts = [("xl/worksheets/_rels/sheet1.xml.rels", links.as_str())];
    let folder = tempfile::tempdir().expect("the temporary folder should be created");
    let book = workbook_with(WORKBOOK, &sheet, &parts);
    let output = import_within(folder.path(), "xlsx", "t.xlsx", &book, "64");
    assert!(output.status.success(), "{output:?}");
    let relations = fs::read_to_string(folder.path().join("out/relations.yaml"))
        .expect("the relations should be written");
    let cites = "cites: [t#2, sheet-example, range-example, formula-example]";
    assert!(relations.contains(cites), "{relations}");
}
