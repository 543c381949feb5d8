use super::tree::{TreeError, YamlNode, YamlValue, parse};
use crate::load::location::{LineColumn, line_column};
use crate::load::section::Section;

/// An entity, a relation, a source, a kind, or the title or another single value.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item<'t> {
    pub(super) section: Section,
    pub(super) form: ItemForm<'t>,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum ItemForm<'t> {
    /// Its first line in the file, counted from 1, and its text from the start of that line, so that columns match
    /// the file.
    Text(u32, &'t str),
    Named(&'t YamlNode, &'t YamlNode),
    /// Its value in a tree.
    OnlyItem(&'t YamlNode),
}

impl<'t> Item<'t> {
    /// The entry as a tree: a map or list with one item, with line numbers of the file.
    pub(super) fn tree(&self) -> Result<Option<YamlNode>, TreeError> {
        let (position, value) = match self.form {
            ItemForm::Text(line, text) => return parse(text, line - 1),
            ItemForm::Named(key, value) => {
                (key.position, YamlValue::Map(vec![(key.clone(), value.clone())]))
            }
            ItemForm::OnlyItem(value) => (value.position, YamlValue::List(vec![value.clone()])),
        };
        Ok(Some(YamlNode { position, value }))
    }

    pub(super) fn start(&self) -> LineColumn {
        match self.form {
            ItemForm::Text(line, text) => {
                let indent = text.bytes().take_while(|byte| *byte == b' ').count();
                line_column(line as usize, indent + 1)
            }
            ItemForm::Named(node, _) | ItemForm::OnlyItem(node) => node.position,
        }
    }

    /// Its slug, found without parsing the entry.
    pub(super) fn slug(&self) -> Option<&'t str> {
        match self.form {
            _ if self.section == Section::Relations => None,
            ItemForm::Text(_, text) => text.split_once(':').map(|(slug, _)| slug.trim()),
            ItemForm::Named(key, _) => key.scalar(),
            ItemForm::OnlyItem(_) => None,
        }
    }
}
