use crate::model::Extra;

/// Free-form data on one line, as YAML's flow style has it.
pub(crate) fn inline_extra(extra: &Extra) -> String {
    let joined = |parts: Vec<String>| parts.join(", ");
    match extra {
        Extra::Null => "~".to_owned(),
        Extra::Truth(truth) => truth.to_string(),
        Extra::Number(text) | Extra::Text(text) => text.clone(),
        Extra::List(values) => format!("[{}]", joined(values.iter().map(inline_extra).collect())),
        Extra::Map(entries) => {
            let entry =
                |(name, value): &(String, Extra)| format!("{name}: {}", inline_extra(value));
            format!("{{{}}}", joined(entries.iter().map(entry).collect()))
        }
    }
}

/// Free-form data by its names, a line each: `founded: {year: 1998}`.
pub(crate) fn extra_lines(extra: &Extra) -> Vec<String> {
    match extra {
        Extra::Map(entries) => {
            let lines = entries.iter();
            lines.map(|(name, value)| format!("{name}: {}", inline_extra(value))).collect()
        }
        other => vec![inline_extra(other)],
    }
}
