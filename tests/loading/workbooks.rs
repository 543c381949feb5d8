//! Workbooks written by another program: openpyxl.

use std::fs;
use std::path::Path;
use std::process::Command;

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
