use super::tree::{TreeError, YamlNode, YamlValue, parse};
use crate::load::location::{LineColumn, line_column};
use crate::load::section::Section;

/// An entry of a section: an entity, relation, source or kind, or the value of a section such as the title.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry<'t> {
    pub(super) section: Section,
    pub(super) form: EntryForm<'t>,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum EntryForm<'t> {
    /// The line number, and the text from the start of that line, so that columns match those of the file.
    Text(u32, &'t str),
    /// The key and value in the tree of a section or file.
    MapEntry(&'t YamlNode, &'t YamlNode),
    /// The value in the tree of a section or file.
    ListItem(&'t YamlNode),
}

impl<'t> Entry<'t> {
    /// The entry as a map or list with one item; positions are those in the file. `None` if the entry has only
    /// comments.
    pub(super) fn tree(&self) -> Result<Option<YamlNode>, TreeError> {
        let (position, value) = match self.form {
            EntryForm::Text(line, text) => return parse(text, line - 1),
            EntryForm::MapEntry(key, value) => {
                (key.position, YamlValue::Map(vec![(key.clone(), value.clone())]))
            }
            EntryForm::ListItem(value) => (value.position, YamlValue::List(vec![value.clone()])),
        };
        Ok(Some(YamlNode { position, value }))
    }

    pub(super) fn start(&self) -> LineColumn {
        match self.form {
            EntryForm::Text(line, text) => {
                let indent = text.bytes().take_while(|byte| *byte == b' ').count();
                line_column(line as usize, indent + 1)
            }
            EntryForm::MapEntry(node, _) | EntryForm::ListItem(node) => node.position,
        }
    }

    /// The size of its text; 0 for an entry in a tree.
    pub(super) fn bytes(&self) -> usize {
        if let EntryForm::Text(_, text) = self.form { text.len() } else { 0 }
    }

    /// The slug, found without parsing the entry.
    pub(super) fn slug(&self) -> Option<&'t str> {
        match self.form {
            _ if self.section == Section::Relations => None,
            EntryForm::Text(_, text) => text.split_once(':').map(|(slug, _)| slug.trim()),
            EntryForm::MapEntry(key, _) => key.scalar(),
            EntryForm::ListItem(_) => None,
        }
    }
}
