/// A value found under `extra:`: kept, shown and exported, never interpreted.
#[derive(Clone, Debug, PartialEq)]
pub enum Extra {
    /// Nothing (`~`).
    Null,
    /// True or false.
    Truth(bool),
    /// A number, as it was written.
    Number(String),
    /// A string.
    Text(String),
    /// A list of values.
    List(Vec<Extra>),
    /// Named values, in the order in which they are written.
    Map(Vec<(String, Extra)>),
}

impl Extra {
    /// The value under a key, if this is a map with that key.
    pub fn get(&self, name: &str) -> Option<&Self> {
        let Self::Map(entries) = self else { return None };
        entries.iter().find(|(key, _)| key == name).map(|(_, value)| value)
    }
}
