//! One entry of a file, not read yet.

use std::cell::OnceCell;

use super::tree::{Node, TreeFault, Value, parse};
use crate::load::location::{LineColumn, Locate, Step};
use crate::load::section::Section;

/// An entity, a relation, a source, a kind, or one of the values that stand alone.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item<'t> {
    pub(super) section: Section,
    /// Its first line in the file, counted from 1.
    pub(super) line: u32,
    pub(super) form: Form<'t>,
}

/// What an entry is read from.
#[derive(Clone, Copy, Debug)]
pub(super) enum Form<'t> {
    /// Its text, from the start of a line, so that columns are those of the file.
    Text(&'t str),
    /// Its key and value in a tree.
    Named(&'t Node, &'t Node),
    /// Its value in a tree.
    Listed(&'t Node),
}

impl<'t> Item<'t> {
    /// The entry as a tree: a map or list of one, with lines counted in the file.
    pub(super) fn tree(&self) -> Result<Option<Node>, TreeFault> {
        let above = self.line - 1;
        match self.form {
            Form::Text(text) => match parse(text) {
                Ok(node) => Ok(node.map(|node| node.moved_down(above))),
                Err(fault) => Err(fault.moved_down(above)),
            },
            Form::Named(key, value) => {
                Ok(Some(key.with(Value::Map(vec![(key.clone(), value.clone())]))))
            }
            Form::Listed(value) => Ok(Some(value.with(Value::List(vec![value.clone()])))),
        }
    }

    /// Where its first character is.
    pub(super) fn start(&self) -> LineColumn {
        match self.form {
            Form::Text(text) => {
                let indent = text.bytes().take_while(|byte| *byte == b' ').count();
                (self.line, u32::try_from(indent).unwrap_or(u32::MAX).saturating_add(1))
            }
            Form::Named(node, _) | Form::Listed(node) => node.place,
        }
    }

    /// Its slug, as far as it can be told without reading it.
    pub(super) fn slug(&self) -> Option<&'t str> {
        match self.form {
            _ if self.section == Section::Relations => None,
            Form::Text(text) => text.split_once(':').map(|(slug, _)| slug.trim()),
            Form::Named(key, _) => key.scalar(),
            Form::Listed(_) => None,
        }
    }
}

/// Finds the values of an item. It parses the item, once, when it is first asked.
#[derive(Debug)]
pub(super) struct Finder<'t> {
    item: Item<'t>,
    tree: OnceCell<Option<Node>>,
}

impl<'t> Finder<'t> {
    pub(super) fn new(item: Item<'t>) -> Self {
        Self { item, tree: OnceCell::new() }
    }
}

impl Locate for Finder<'_> {
    fn locate(&self, steps: &[Step<'_>]) -> LineColumn {
        let tree = self.tree.get_or_init(|| self.item.tree().ok().flatten());
        tree.as_ref().map_or_else(|| self.item.start(), |node| node.walk(steps).place)
    }
}
