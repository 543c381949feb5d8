//! Hostile and wide tables: they cost time and memory in proportion to the cells that are there, or are refused at once.

use std::fs;
use std::process::Output;

use crate::cases::run;

/// Runs a script with the imported file `t.csv` or `t.xlsx` in its folder, within 20 seconds of processor time and 1 GiB.
fn import(name: &str, bytes: &[u8]) -> Output {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join(name);
    fs::write(&path, bytes).expect("the table should be written");
    let format = name.rsplit('.').next().unwrap_or_default();
    let path = path.display();
    run(&format!(
        "cp '{path}' {name}; ulimit -t 20; ulimit -v 1048576
         guanxi import {format} {name} -o out > printed 2>&1; code=$?; cut -c 1-1500 printed; exit $code"
    ))
}

fn printed(name: &str, bytes: &[u8]) -> String {
    String::from_utf8_lossy(&import(name, bytes).stdout).into_owned()
}

#[test]
fn wide_tables_take_time_in_proportion_to_their_cells() {
    let columns = |prefix: &str, suffix: &str| {
        (3..=16_000).map(|it| format!(",{prefix}{it}{suffix}")).collect::<Vec<_>>().concat()
    };
    let rows = "A,B\n".repeat(500);
    for (name, text, expected) in [
        ("a long row", format!("From,To\nA,B{}\n", columns("x", "")), "2 entities"),
        ("a long header", format!("From,To{}\n{rows}", columns("x", "")), "2 entities"),
        (
            "links",
            format!("Name,b{}\nA,B{}\n", columns("x", " (link)"), columns("x", "")),
            "1 entity",
        ),
        (
            "documents",
            format!("Name,b{}\nA,B{}\n", columns("x", ""), columns("https://a.example/", "")),
            "1 entity",
        ),
        (
            "a far cell",
            format!(
                "From,To\n{rows}C,D{}\n{rows}",
                columns("", "").replace(char::is_numeric, "") + "x"
            ),
            "4 entities",
        ),
    ] {
        let printed = printed("t.csv", text.as_bytes());
        assert!(printed.contains(expected), "{name}: {printed}");
        assert!(printed.len() < 12_000, "{name}: {} bytes are printed", printed.len());
    }
}

#[test]
fn endless_blank_rows_are_not_imported() {
    let text = format!("From,To\nA,B\n{}C,D\n", "\n".repeat(2_000_000));
    let printed = printed("t.csv", text.as_bytes());
    let expected = "error[syntax]: 1048576 blank rows; this row and all after it are left out\n";
    assert!(printed.contains(expected), "{printed}");
    assert!(printed.contains("--> t.csv:1048579\n"), "{printed}");
    assert!(printed.contains("2 entities, 1 relation, 1 source"), "{printed}");
}

#[test]
fn spellings_and_rows_of_one_name_take_time_in_proportion_to_their_number() {
    let rows = (0..4_000).map(|it| format!("Ada,{it}\n")).collect::<Vec<_>>().concat();
    let spelling = |it: u32| -> String {
        let letter = |bit: u32| if (it >> bit) & 1 == 1 { "A" } else { "a" };
        (0..12).map(letter).collect()
    };
    let ends = (0..4_000).map(|it| format!("{},B\n", spelling(it))).collect::<Vec<_>>().concat();
    let printed_rows = printed("t.csv", format!("Name,Note\n{rows}").as_bytes());
    assert!(printed_rows.contains("1 entity, no relations"), "{printed_rows}");
    let printed_ends = printed("t.csv", format!("From,To\n{ends}").as_bytes());
    assert!(printed_ends.contains("2 entities, 4000 relations"), "{printed_ends}");
}

#[cfg(feature = "xlsx")]
mod workbooks {
    use super::printed;
    use crate::loading::import::{WORKBOOK, workbook, workbook_with};

    const HEADER: &str = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>From</t></is></c><c r="B1" t="inlineStr"><is><t>To</t></is></c></row>"#;

    fn sheet(rows: &str) -> String {
        format!("<worksheet><sheetData>{HEADER}{rows}</sheetData></worksheet>")
    }

    /// The message of the first problem, and its file.
    fn problem(bytes: &[u8]) -> String {
        let printed = printed("t.xlsx", bytes);
        let lines: Vec<&str> = printed.lines().take(2).collect();
        lines.join("").replace("guanxi: ", "")
    }

    #[test]
    fn a_distant_cell_does_not_cost_the_cells_before_it() {
        let rows = r#"<row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c></row><row r="300000"><c r="XFD300000"><v>1</v></c></row>"#;
        let printed = printed("t.xlsx", &workbook(WORKBOOK, &sheet(rows)));
        assert!(printed.contains("and 16354 more columns"), "{printed}");
        assert!(printed.contains("row 300000 has no `from`, so it is left out"), "{printed}");
        assert!(printed.contains("help: name both ends of the relation\n"), "{printed}");
        assert!(printed.contains("2 entities, 1 relation, 1 source"), "{printed}");
    }

    #[test]
    fn parts_that_would_take_too_much_memory_are_named() {
        let plain = sheet("");
        let part =
            |name: &str, text: &str| problem(&workbook_with(WORKBOOK, &plain, &[(name, text)]));
        let styles = format!("<styleSheet><cellXfs>{}", r#"<xf numFmtId="14"/>"#.repeat(500_001));
        let long = format!("<sst><si><t>{}</t></si></sst>", "x".repeat(300_000));
        let deep = "<sst>".repeat(300);
        for (name, text, expected) in [
            (
                "xl/styles.xml",
                styles.as_str(),
                "too-large]: `xl/styles.xml` has more than 500000 cell formats",
            ),
            (
                "xl/sharedStrings.xml",
                &long,
                "too-large]: `xl/sharedStrings.xml` has a string or tag of more than 256 KiB",
            ),
            (
                "xl/sharedStrings.xml",
                &deep,
                "too-large]: `xl/sharedStrings.xml` has elements nested more than 256 deep",
            ),
            (
                "xl/sharedStrings.xml",
                r#"<sst uniqueCount="99999999999"/>"#,
                "too-large]: `xl/sharedStrings.xml` has 99999999999 distinct strings",
            ),
        ] {
            assert_eq!(part(name, text), format!("error[{expected} --> t.xlsx"));
        }
    }

    #[test]
    fn rows_cells_and_elements_beyond_the_limits_are_refused_before_the_sheet_is_read() {
        let with_rows = |rows: &str| workbook(WORKBOOK, &sheet(rows));
        let after_rows = |text: &str| {
            let end = format!("</sheetData>{text}");
            workbook(WORKBOOK, &sheet("").replace("</sheetData>", &end))
        };
        let in_part = |name: &str, text: &str| {
            workbook_with(WORKBOOK, &sheet(""), &[(name, &format!("<x>{text}</x>"))])
        };
        let first = "xl/worksheets/sheet1.xml";
        let (rows, cells) = ("more than 1048576 rows", "a row of more than 16384 cells");
        let empty = "more than 4194304 empty XML elements, with those of the parts before it";
        let elements = "<x/>".repeat((4 << 20) + 1);
        let wide = format!("<row>{}</row>", "<c/>".repeat(16_385));
        for (bytes, part, expected) in [
            (with_rows(&"<row/>".repeat((1 << 20) + 1)), first, rows),
            (with_rows(&wide), first, cells),
            (after_rows(&elements), first, empty),
            (in_part("xl/styles.xml", &elements), "xl/styles.xml", empty),
        ] {
            let expected = format!("error[too-large]: `{part}` has {expected} --> t.xlsx");
            assert_eq!(problem(&bytes), expected);
        }
    }

    #[test]
    fn links_on_more_cells_than_are_read_are_reported() {
        let links = r#"<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://a.example/" TargetMode="External"/></Relationships>"#;
        let part = [("xl/worksheets/_rels/sheet1.xml.rels", links)];
        let row = |number: u32| {
            format!(
                r#"<row r="{number}"><c r="A{number}"><v>1</v></c><c r="B{number}"><v>2</v></c></row>"#
            )
        };
        let printed = |range: &str| {
            let sheet = format!(
                r#"<worksheet xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheetData>{HEADER}{}{}</sheetData><hyperlinks><hyperlink ref="{range}" r:id="rId1"/></hyperlinks></worksheet>"#,
                row(2),
                row(70)
            );
            printed("t.xlsx", &workbook_with(WORKBOOK, &sheet, &part))
        };
        let whole = printed("A1:XFD1048576");
        let warning = "sheet `T`: the hyperlinks of A66 and further cells are not imported, as ranges with links have more than 1048576 cells";
        assert!(whole.contains(warning), "{whole}");
        let column = printed("A1:A1048576");
        assert!(!column.contains("further cells"), "{column}");
    }

    #[test]
    fn sheets_that_are_not_what_they_seem_are_refused() {
        let in_sheet = |rows: &str| problem(&workbook(WORKBOOK, &sheet(rows)));
        let syntax = |message: &str| format!("error[syntax]: {message} --> t.xlsx");
        assert_eq!(
            in_sheet(r#"<row r="2"><c r="A99999999999"><v>1</v></c></row>"#),
            syntax("`xl/worksheets/sheet1.xml`: `A99999999999` is not a cell")
        );
        assert_eq!(
            in_sheet(r#"<row r="2"><c r="A2" t="s"><v>7</v></c></row>"#),
            syntax("sheet `T` cannot be read: Cell string index not found in shared strings table")
        );
        let same =
            WORKBOOK.replace("</sheets>", r#"<sheet name="U" sheetId="2" r:id="rId1"/></sheets>"#);
        assert_eq!(
            problem(&workbook(&same, &sheet(""))),
            syntax("`xl/workbook.xml`: two sheets are the same part of the workbook")
        );
    }

    /// The text of merged cells is repeated in the last row after its last cell has been counted.
    #[test]
    fn the_limit_counts_the_last_row() {
        let long = "x".repeat(200_000);
        let cell = |name: &str, text: &str| {
            format!(r#"<c r="{name}" t="inlineStr"><is><t>{text}</t></is></c>"#)
        };
        let row = ["A2", "B2", "C2"].map(|name| cell(name, &long)).concat();
        let rows = format!(r#"<row r="2">{row}</row><row r="3">{}</row>"#, cell("A3", "a"));
        let merged = r#"</sheetData><mergeCells><mergeCell ref="B2:B3"/></mergeCells>"#;
        let sheet = sheet(&rows).replace("</sheetData>", merged);
        let folder = tempfile::tempdir().expect("a temporary folder");
        let bytes = workbook(WORKBOOK, &sheet);
        let output =
            crate::loading::import::import_within(folder.path(), "xlsx", "t.xlsx", &bytes, "3");
        let problem = String::from_utf8_lossy(&output.stderr).into_owned();
        let expected = "too-large]: the text up to sheet `T`, as CSV, exceeds the size limit";
        assert!(problem.contains(expected), "{problem}");
    }

    /// The size of a part is written twice: in its own header, and in the directory at the end.
    #[test]
    fn a_part_that_is_larger_than_declared_is_refused() {
        let text = " ".repeat(3 << 20);
        let mut bytes = workbook_with(WORKBOOK, &sheet(""), &[("xl/media/a.bin", &text)]);
        let size = u32::try_from(text.len()).unwrap_or_default().to_le_bytes();
        let starts: Vec<usize> =
            (0..bytes.len() - 4).filter(|at| bytes[*at..*at + 4] == size).collect();
        assert!(!starts.is_empty());
        for start in starts {
            bytes[start..start + 4].copy_from_slice(&5_u32.to_le_bytes());
        }
        let folder = tempfile::tempdir().expect("a temporary folder");
        let output =
            crate::loading::import::import_within(folder.path(), "xlsx", "t.xlsx", &bytes, "2");
        let problem = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(
            problem
                .contains("syntax]: this workbook is damaged: `xl/media/a.bin` cannot be unpacked"),
            "{problem}"
        );
    }
}
