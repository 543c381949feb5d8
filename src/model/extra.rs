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
    /// The value of a key, if this is a map that contains the key.
    pub fn get(&self, key: &str) -> Option<&Self> {
        let Self::Map(entries) = self else { return None };
        entries.iter().find(|(other, _)| other == key).map(|(_, value)| value)
    }
}
