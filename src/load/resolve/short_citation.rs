/// A citation as one string: `courage-speech#4 "strongly urged"`, `filing#p12` or `filing`.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct ShortCitation<'t> {
    pub(super) source: &'t str,
    /// The text after `#`.
    pub(super) part: Option<&'t str>,
    pub(super) words: Option<&'t str>,
}

/// The quotation marks that may enclose the words: straight or curly.
const QUOTATION_MARKS: [(char, char); 2] = [('"', '"'), ('“', '”')];

impl<'t> ShortCitation<'t> {
    /// Fails with a message and help.
    pub(super) fn parse(text: &'t str) -> Result<Self, (String, &'static str)> {
        let (reference, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
        let (source, part) = match reference.split_once('#') {
            Some((source, part)) => (source, Some(part)),
            None => (reference, None),
        };
        let words = Some(rest.trim()).filter(|rest| !rest.is_empty()).map(unquote).transpose()?;
        Ok(Self { source, part, words: words.filter(|words| !words.is_empty()) })
    }
}

fn unquote(text: &str) -> Result<&str, (String, &'static str)> {
    for (open, close) in QUOTATION_MARKS {
        let Some(words) = text.strip_prefix(open) else { continue };
        let help = "in a list in brackets, enclose a citation that contains a comma: `'news#4 \"one, two\"'`";
        let unclosed = || (format!("the quotation `{text}` is not closed"), help);
        return words.strip_suffix(close).map(str::trim).ok_or_else(unclosed);
    }
    let help = "write the words in quotation marks, such as `news#4 \"strongly urged\"`";
    Err((format!("`{text}` is not in quotation marks"), help))
}

#[cfg(test)]
mod tests {
    use super::ShortCitation;

    #[test]
    fn words_follow_the_part() {
        for (text, source, part, words) in [
            ("filing", "filing", None, None),
            ("filing#p12", "filing", Some("p12"), None),
            ("news#4 \"one, two\"", "news", Some("4"), Some("one, two")),
            ("news#4  “one “two” three”", "news", Some("4"), Some("one “two” three")),
            ("news \" one \"", "news", None, Some("one")),
            ("news#4 \"\"", "news", Some("4"), None),
            ("news#", "news", Some(""), None),
            ("#4", "", Some("4"), None),
        ] {
            assert_eq!(ShortCitation::parse(text), Ok(ShortCitation { source, part, words }));
        }
    }

    #[test]
    fn words_without_both_marks_are_rejected() {
        for (text, message) in [
            ("news#4 one", "`one` is not in quotation marks"),
            ("news#4 \"one", "the quotation `\"one` is not closed"),
            ("news#4 \"", "the quotation `\"` is not closed"),
            ("news#4 “one\"", "the quotation `“one\"` is not closed"),
        ] {
            let error = ShortCitation::parse(text).map_err(|(message, _)| message);
            assert_eq!(error, Err(message.to_owned()));
        }
    }
}
