/// A value under `extra:` in a graph file. It is stored, shown and exported, but never interpreted.
#[derive(Clone, Debug, PartialEq)]
pub enum Extra {
    /// An empty value or `~`.
    Null,
    /// A boolean.
    Bool(bool),
    /// A number, as written in the file.
    Number(String),
    /// A string.
    Text(String),
    /// A list of values.
    List(Vec<Extra>),
    /// A map, in file order.
    Map(Vec<(String, Extra)>),
}

impl Extra {
    /// The value with every line break in its strings as `\n`, without spare memory.
    pub(super) fn with_line_feeds(self) -> Self {
        match self {
            Self::Text(text) if text.contains('\r') => {
                Self::Text(text.replace("\r\n", "\n").replace('\r', "\n"))
            }
            Self::List(values) => {
                Self::List(values.into_iter().map(Self::with_line_feeds).collect())
            }
            Self::Map(entries) => {
                let entries = entries.into_iter();
                let mut entries: Vec<_> =
                    entries.map(|(key, value)| (key, value.with_line_feeds())).collect();
                entries.shrink_to_fit();
                Self::Map(entries)
            }
            value => value,
        }
    }

    /// The value of a key, if this is a map that contains the key.
    pub fn get(&self, key: &str) -> Option<&Self> {
        let Self::Map(entries) = self else { return None };
        entries.iter().find(|(other, _)| other == key).map(|(_, value)| value)
    }
}
