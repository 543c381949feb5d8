use std::fmt;

use serde_json::Value;

use crate::text::escape::{CypherName, CypherText};

/// A JSON value as a Cypher literal, without map entries that are null or empty lists.
pub(super) struct CypherLiteral<'v>(pub(super) &'v Value);

impl fmt::Display for CypherLiteral<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Value::Null | Value::Bool(_) | Value::Number(_) => write!(f, "{}", self.0),
            Value::String(text) => write!(f, "{}", CypherText(text)),
            Value::Array(items) => {
                let items: Vec<String> =
                    items.iter().map(|item| CypherLiteral(item).to_string()).collect();
                write!(f, "[{}]", items.join(", "))
            }
            Value::Object(entries) => {
                let is_empty =
                    |value: &Value| value.is_null() || value.as_array().is_some_and(Vec::is_empty);
                let entries = entries.iter().filter(|(_, value)| !is_empty(value));
                let entries = entries
                    .map(|(key, value)| format!("{}: {}", CypherName(key), CypherLiteral(value)));
                write!(f, "{{{}}}", entries.collect::<Vec<String>>().join(", "))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::CypherLiteral;

    #[test]
    fn values_are_literals_without_unknown_values() {
        let value = json!({"a`": "it's\n", "b": null, "c": [], "d": [1.5, true, "x"]});
        let expected = "{`a```: 'it\\'s\\n', `d`: [1.5, true, 'x']}";
        assert_eq!(CypherLiteral(&value).to_string(), expected);
    }
}
