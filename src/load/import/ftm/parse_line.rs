use super::line::LineEntity;
use crate::load::json::{JsonReason, error_position};

/// The maximum length of a line that is parsed, in bytes.
const MAX_BYTES: usize = 16 << 20;

const ONE_PER_LINE: &str = "write one entity per line, as `ftm` and Aleph do";

/// Why a line cannot be read.
#[derive(Debug)]
pub(super) struct BadLine {
    /// One-based, in characters; 0 for the whole line.
    pub(super) column: u32,
    pub(super) message: String,
    pub(super) help: &'static str,
}

impl LineEntity {
    /// Reads a line.
    ///
    /// # Errors
    ///
    /// Fails if the line is not an entity or statement in JSON, is nested too deeply, or is too long.
    pub(super) fn parse(line: &str) -> Result<Self, BadLine> {
        let bad = |column, message: String, help| BadLine { column, message, help };
        if line.len() > MAX_BYTES {
            let message = format!("a line of more than {} MiB is left out", MAX_BYTES >> 20);
            return Err(bad(0, message, "write one entity per line"));
        }
        match line.trim_start().as_bytes().first() {
            Some(b'[') => {
                let help =
                    "write one entity per line, without a list around them: `jq -c .[]` does";
                return Err(bad(0, "this is a list, not an entity".to_owned(), help));
            }
            Some(b'{') => {}
            _ => return Err(bad(0, "expected an entity in braces".to_owned(), ONE_PER_LINE)),
        }
        let entity: Self = serde_json::from_str(line).map_err(|error| {
            let (message, help) = if error.is_data() {
                describe_data_error(&error.to_string())
            } else {
                let JsonReason { message, help } = JsonReason::new(&error);
                let help = if error.is_eof() { ONE_PER_LINE } else { help };
                (format!("this is not JSON: {message}"), help)
            };
            bad(error_position(line, &error).1, message, help)
        })?;
        let entity = entity.into_fragment();
        if entity.id.first().is_empty() || entity.schema.first().is_empty() {
            let message = "a record without `id` or `schema` is left out".to_owned();
            return Err(bad(0, message, "export FollowTheMoney entities or statements"));
        }
        Ok(entity)
    }
}

/// What is wrong with JSON that is not an entity, and how to fix it, from the message of `serde_json`.
fn describe_data_error(message: &str) -> (String, &'static str) {
    let message = message.split(" at line ").next().unwrap_or(message);
    if let Some(field) = message.strip_prefix("duplicate field ") {
        return (format!("{field} is set twice"), "write each field once");
    }
    let help = "write `\"properties\": {\"name\": [\"Ada Bergen\"]}`";
    (format!("the properties are not in braces: {}", message.replace("sequence", "a list")), help)
}

#[cfg(test)]
mod tests {
    use super::LineEntity;

    #[test]
    fn lines_that_are_not_entities_are_explained() {
        let deep = format!("{{\"id\": \"a\", \"schema\": {}1", "[".repeat(100_000));
        let long = format!("{{\"id\": \"{}\"}}", "a".repeat(17 << 20));
        for (line, message) in [
            (r#"[{"id": "a"}]"#, "this is a list, not an entity"),
            (r#"{"id": "a"}"#, "a record without `id` or `schema` is left out"),
            (r#"{"id": "a", "#, "this is not JSON: it ends too early"),
            ("nope", "expected an entity in braces"),
            ("id,name", "expected an entity in braces"),
            ("3", "expected an entity in braces"),
            (r#"{"id": "a", "id": "b"}"#, "`id` is set twice"),
            (
                r#"{"id": "a", "properties": ["x"]}"#,
                "the properties are not in braces: invalid type: a list, expected a map",
            ),
            (
                r#"{"id": "a", "schema": nul}"#,
                "this is not JSON: a misspelt `true`, `false` or `null`, or text without quotes",
            ),
            (&deep, "this is not JSON: it is nested too deeply"),
            (&long, "a line of more than 16 MiB is left out"),
        ] {
            let error = LineEntity::parse(line).map_err(|bad| bad.message);
            assert_eq!(error.err().as_deref(), Some(message));
        }
    }

    #[test]
    fn the_values_of_a_repeated_property_are_joined() {
        let line = r#"{"id": "a", "schema": "X", "properties": {"name": ["Ada"], "name": "Bo"}}"#;
        let entity = LineEntity::parse(line).expect("an entity");
        assert_eq!(entity.properties.0["name"].0.len(), 2);
    }

    #[test]
    fn syntax_errors_are_located_by_character() {
        let bad = LineEntity::parse(r#"{"id": "雷军", "schema": tru}"#).expect_err("not JSON");
        assert_eq!(bad.column, 27);
        assert!(bad.message.starts_with("this is not JSON: "), "{}", bad.message);
    }
}
