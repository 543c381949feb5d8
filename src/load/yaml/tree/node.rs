use crate::load::location::LineColumn;

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct YamlNode {
    pub(crate) position: LineColumn,
    pub(crate) value: YamlValue,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum YamlValue {
    /// The text of a scalar; `plain` means neither quoted nor a block scalar.
    Scalar {
        text: String,
        plain: bool,
    },
    /// A value with a YAML tag; tags are not supported.
    Tagged,
    List(Vec<YamlNode>),
    /// A map in file order, including duplicate keys.
    Map(Vec<(YamlNode, YamlNode)>),
}

impl YamlNode {
    /// Whether the value is empty, `~` or `null`.
    pub(crate) fn is_null(&self) -> bool {
        matches!(&self.value, YamlValue::Scalar { text, plain: true }
            if matches!(text.as_str(), "" | "~" | "null" | "Null" | "NULL"))
    }

    pub(crate) fn scalar(&self) -> Option<&str> {
        if let YamlValue::Scalar { text, .. } = &self.value { Some(text) } else { None }
    }

    pub(crate) fn first_key(&self) -> Option<&str> {
        let YamlValue::Map(entries) = &self.value else { return None };
        entries.first()?.0.scalar()
    }

    pub(crate) fn describe(&self) -> String {
        match &self.value {
            YamlValue::Scalar { .. } if self.is_null() => "nothing".to_owned(),
            YamlValue::Scalar { text, .. } => {
                format!("`{}`", text.chars().take(40).collect::<String>())
            }
            YamlValue::Tagged => "a YAML tag".to_owned(),
            YamlValue::List(_) => "a list".to_owned(),
            YamlValue::Map(_) => "a map".to_owned(),
        }
    }
}
