use serde_json::value::RawValue;

use crate::model::Extra;

/// Free-form data as JSON, preserving the order of keys and the notation of numbers. A number that JSON cannot represent
/// (`0x1F`) becomes a string.
pub(super) fn extra_to_json(value: &Extra) -> String {
    match value {
        Extra::Null => "null".to_owned(),
        Extra::Bool(truth) => truth.to_string(),
        Extra::Number(number) if is_json(number) => number.clone(),
        Extra::Number(text) | Extra::Text(text) => quote(text),
        Extra::List(values) => {
            let values: Vec<String> = values.iter().map(extra_to_json).collect();
            format!("[{}]", values.join(","))
        }
        Extra::Map(entries) => {
            let entries = entries.iter();
            let entries =
                entries.map(|(key, value)| format!("{}:{}", quote(key), extra_to_json(value)));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(","))
        }
    }
}

fn is_json(number: &str) -> bool {
    serde_json::from_str::<&RawValue>(number).is_ok()
}

fn quote(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::{Extra, extra_to_json};

    #[test]
    fn numbers_keep_their_notation_and_keys_their_order() {
        let number = |text: &str| Extra::Number(text.to_owned());
        let list = Extra::List(vec![number("1.10"), number("1e400"), number("0x1F"), Extra::Null]);
        let text = Extra::Text("a \"b\"\n".to_owned());
        let map = Extra::Map(vec![("z".to_owned(), list), ("a".to_owned(), text)]);
        assert_eq!(extra_to_json(&map), r#"{"z":[1.10,1e400,"0x1F",null],"a":"a \"b\"\n"}"#);
    }
}
