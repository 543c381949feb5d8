/// The minimum number of digits in a timestamp: year, month and day.
const MIN_TIMESTAMP: usize = 8;
/// The length of a random zk id, in characters.
const ID_LENGTH: usize = 4;

/// The id at the start of a file name, as written by Zettelkasten programs: `202401011200` in `202401011200 Alder`.
pub(super) fn id_of(stem: &str) -> Option<&str> {
    stem.split(|character: char| !character.is_alphanumeric()).next().filter(|id| is_id(id))
}

fn is_id(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let is_random = |byte: u8| byte.is_ascii_digit() || byte.is_ascii_lowercase();
    let is_timestamp = digits >= MIN_TIMESTAMP && digits == text.len();
    let has_both = digits > 0 && digits < text.len();
    is_timestamp || text.len() == ID_LENGTH && has_both && text.bytes().all(is_random)
}

#[cfg(test)]
mod tests {
    use super::id_of;

    #[test]
    fn ids_precede_the_names_of_files() {
        for (stem, id) in [
            ("202401011200", Some("202401011200")),
            ("20240101-alder", Some("20240101")),
            ("3hcq alder works", Some("3hcq")),
            ("2024-01-01", None),
            ("Area51 report", None),
            ("bank of x", None),
        ] {
            assert_eq!(id_of(stem), id, "{stem}");
        }
    }
}
