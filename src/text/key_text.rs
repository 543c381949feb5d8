/// Text that names keys by their actions: `press {find} to find an entity`. Only text that is part of the program can do so, so
/// that braces in names, paths and whatever else users write are shown as they are.
#[derive(Clone, Debug, Default)]
pub(crate) struct KeyText {
    parts: Vec<KeyTextPart>,
}

#[derive(Clone, Debug)]
pub(crate) enum KeyTextPart {
    /// Shown as it is.
    Plain(String),
    /// May contain `{action}`.
    Template(&'static str),
}

impl KeyText {
    /// Text that is shown as it is.
    pub(crate) fn plain(text: impl Into<String>) -> Self {
        Self { parts: vec![KeyTextPart::Plain(text.into())] }
    }

    /// Appends a text.
    pub(crate) fn then(mut self, next: impl Into<Self>) -> Self {
        self.parts.extend(next.into().parts);
        self
    }

    pub(crate) fn parts(&self) -> &[KeyTextPart] {
        &self.parts
    }
}

impl From<&'static str> for KeyText {
    fn from(template: &'static str) -> Self {
        Self { parts: vec![KeyTextPart::Template(template)] }
    }
}

impl From<String> for KeyText {
    fn from(text: String) -> Self {
        Self::plain(text)
    }
}
