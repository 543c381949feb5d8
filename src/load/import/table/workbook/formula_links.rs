//! Formulas that link to web addresses: `HYPERLINK("https://…", "text")`.

use std::collections::HashMap;
use std::rc::Rc;

use calamine::{XlsxError, XlsxFormulaMetadata};

use super::Workbook;
use super::cell_name::CellPosition;
use crate::load::import::documents::is_address;

const FUNCTION: &str = "HYPERLINK(";

/// A web address; `None` if the formula computes it, or if it is not one.
type FormulaLink = Option<Rc<str>>;

/// The cells of a sheet whose formula is a link.
pub(super) fn formula_links(
    workbook: &mut Workbook,
    sheet: &str,
) -> Result<Vec<(CellPosition, FormulaLink)>, XlsxError> {
    let mut cells = match workbook.worksheet_cells_reader(sheet) {
        Err(XlsxError::NotAWorksheet(_)) => return Ok(Vec::new()),
        cells => cells?,
    };
    let (mut links, mut shared) = (Vec::new(), HashMap::new());
    while let Some(cell) = cells.next_cell_with_formula_metadata()? {
        let link = match cell.formula {
            Some(XlsxFormulaMetadata::Normal { formula }) => link(&formula),
            Some(XlsxFormulaMetadata::Shared { shared_index, formula, .. }) => {
                let link = link(&formula);
                shared.insert(shared_index, link.clone());
                link
            }
            Some(XlsxFormulaMetadata::SharedDerived { shared_index }) => {
                shared.get(&shared_index).cloned().flatten()
            }
            _ => None,
        };
        links.extend(link.map(|link| (cell.pos, link)));
    }
    Ok(links)
}

/// The link of a formula; `None` if it is another formula.
fn link(formula: &str) -> Option<FormulaLink> {
    let formula = formula.trim_start_matches(['=', ' ']);
    let (function, rest) = formula.split_at_checked(FUNCTION.len())?;
    let address = || literal(rest).filter(|address| is_address(address)).map(Rc::from);
    function.eq_ignore_ascii_case(FUNCTION).then(address)
}

/// The contents of the first argument, if it is one quoted string.
fn literal(arguments: &str) -> Option<String> {
    let mut characters = arguments.trim_start().strip_prefix('"')?.chars().peekable();
    let mut text = String::new();
    while let Some(character) = characters.next() {
        // A quote in a text is doubled.
        if character == '"' && characters.next_if_eq(&'"').is_none() {
            let next = characters.find(|character| !character.is_whitespace());
            return matches!(next, Some(',' | ';' | ')')).then_some(text);
        }
        text.push(character);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::link;

    #[test]
    fn only_formulas_with_a_written_address_link_to_it() {
        let address = Some(Some("https://a.example/2.pdf".into()));
        for (formula, expected) in [
            (r#"HYPERLINK("https://a.example/2.pdf","filing 2")"#, address.clone()),
            (r#"=hyperlink( "https://a.example/2.pdf" )"#, address),
            (r#"HYPERLINK("https://a.example/"&A2,"x")"#, Some(None)),
            (r#"HYPERLINK("mailto:a@b.example")"#, Some(None)),
            ("HYPERLINK(A2)", Some(None)),
            ("SUM(A2)", None),
            ("é", None),
        ] {
            assert_eq!(link(formula), expected, "{formula}");
        }
    }
}
