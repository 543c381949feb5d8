use std::fmt;

/// JSON inside a `script` element.
///
/// `<` occurs only in strings, where it can be written as an escape, so that no string can end the element or start a
/// comment (HTML, section 4.12.1.3).
pub(crate) struct ScriptData<'t>(pub(crate) &'t str);

impl fmt::Display for ScriptData<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts = self.0.split('<');
        f.write_str(parts.next().unwrap_or_default())?;
        parts.try_for_each(|part| write!(f, "\\u003c{part}"))
    }
}

#[cfg(test)]
mod tests {
    use super::ScriptData;

    #[test]
    fn data_cannot_end_the_element_or_start_a_comment() {
        let data = r#"{"a": "</script><!--<script>"}"#;
        let expected = r#"{"a": "\u003c/script>\u003c!--\u003cscript>"}"#;
        assert_eq!(ScriptData(data).to_string(), expected);
    }
}
