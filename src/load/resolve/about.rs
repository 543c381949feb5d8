//! What is said of the graph as a whole.

use super::{Resolver, origin};
use crate::load::inspect::Inspection;
use crate::load::item::{Item, Section};
use crate::load::path::Path;
use crate::load::problems::Fault;
use crate::load::rule::Rule;
use crate::load::shape::Shape;
use crate::load::tree::{Node, Value};
use crate::model::Extra;

impl Resolver {
    /// Takes the graph's title, or what it is about.
    pub(in crate::load) fn say(&mut self, item: &Item<'_>, words: &str) {
        let title = item.section == Section::Title;
        match self.first(item, if title { "title" } else { "about" }) {
            true if title => self.builder.title(words),
            true => self.builder.about(words),
            false => {}
        }
    }

    /// Notes that a graph with something in it has no title.
    pub(in crate::load) fn note_no_title(&mut self) {
        let graph = self.builder.graph_so_far();
        let empty = graph.entity_count() == 0 && graph.sources().len() == 0;
        if !empty {
            let fault = Fault::new(Rule::NoTitle, "the graph has no title")
                .help("add `title:` to guanxi.yaml");
            self.problems.at(0, (0, 0), fault);
        }
    }

    /// Keeps free-form data on the graph as a whole; that of several files is put together.
    pub(in crate::load) fn extra(&mut self, item: &Item<'_>) {
        let node = match item.tree() {
            Ok(node) => node,
            Err(fault) if fault.may_be_the_cut() => return self.cuts.push((item.file, fault)),
            Err(fault) => {
                let place = (fault.line, fault.column);
                return self.problems.at(item.file, place, fault.into());
            }
        };
        let Some(Node { value: Value::Map(mut entries), .. }) = node else { return };
        let Some((_, value)) = entries.first_mut().filter(|(_, value)| !value.is_null()) else {
            return;
        };
        let mut inspection = Inspection::default();
        let whole = inspection.value(value, Shape::Free, "`extra`");
        for (place, fault) in inspection.faults {
            self.problems.at(item.file, place, fault);
        }
        if !whole {
            return;
        }
        if let Some(extra) = self.joined(item, value.to_extra()) {
            self.builder.extra(extra);
        }
    }

    /// What free-form data there is with more of it; each key counts once.
    fn joined(&mut self, item: &Item<'_>, more: Extra) -> Option<Extra> {
        let mut entries = match self.builder.graph_so_far().extra() {
            None => Vec::new(),
            Some(Extra::Map(entries)) if matches!(more, Extra::Map(_)) => entries.clone(),
            Some(_) => {
                self.first(item, "extra");
                return None;
            }
        };
        self.said.push(("extra", item.file, item.line));
        let Extra::Map(more) = more else { return Some(more) };
        for (name, value) in more {
            let path = Path::TOP;
            if self.new_key(item, &path.key(&name), &name).is_some() {
                entries.push((name, value));
            }
        }
        Some(Extra::Map(entries))
    }

    /// Remembers where a key of the free-form data is given, unless it is given already.
    fn new_key(&mut self, item: &Item<'_>, path: &Path<'_>, name: &str) -> Option<()> {
        let key = (Section::Extra, name.to_owned());
        let Some(first) = self.declared.get(&key).copied() else {
            self.declared.insert(key, origin(item));
            return Some(());
        };
        let message = format!("`{name}` is given already, at {}", self.told(first));
        self.fault(Rule::DuplicateKey, item, path, &message, Some("keep one of them".to_owned()));
        None
    }

    /// Whether this is the first time that the graph gets its title (or says what it is about).
    fn first(&mut self, item: &Item<'_>, key: &'static str) -> bool {
        let Some(at) = self.said.iter().find(|(said, _, _)| *said == key) else {
            self.said.push((key, item.file, item.line));
            return true;
        };
        let message = format!("`{key}` is given already, at {}:{}", self.problems.name(at.1), at.2);
        self.fault(
            Rule::DuplicateKey,
            item,
            &Path::SLUG,
            &message,
            Some("keep one of them".to_owned()),
        );
        false
    }
}
