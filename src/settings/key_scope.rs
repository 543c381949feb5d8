//! The scopes of key bindings, and the order in which they are searched.

/// The part of the explorer in which a key binding applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum KeyScope {
    /// Always, even in prompts.
    Always,
    /// In every pane, unless the pane overrides the key.
    Panes,
    /// In the entity list.
    Entities,
    /// On the canvas.
    Canvas,
    /// On the canvas while it shows the map.
    Map,
    /// On the canvas while it shows a path.
    Path,
    /// In the relation list.
    Relations,
    /// In the reader.
    Reader,
    /// In a text field, such as those of the finder, the palette and the help.
    Prompt,
    /// In the finder.
    Finder,
    /// In a popup list, such as the problems, claims, bookmarks or trail.
    Menu,
    /// On the axis of a timeline.
    Axis,
    /// In the card.
    Card,
    /// In the export menu.
    Export,
    /// In the list of sources.
    Sources,
    /// In the filters.
    Filters,
}

impl KeyScope {
    pub(super) const ALL: [Self; 16] = [
        Self::Always,
        Self::Panes,
        Self::Entities,
        Self::Canvas,
        Self::Map,
        Self::Path,
        Self::Relations,
        Self::Reader,
        Self::Prompt,
        Self::Finder,
        Self::Menu,
        Self::Axis,
        Self::Card,
        Self::Export,
        Self::Sources,
        Self::Filters,
    ];

    /// The scopes in which a key is looked up, in this order.
    pub(crate) fn chain(self) -> &'static [Self] {
        match self {
            Self::Always => &[Self::Always],
            Self::Panes => &[Self::Panes, Self::Always],
            Self::Entities => &[Self::Entities, Self::Panes, Self::Always],
            Self::Canvas => &[Self::Canvas, Self::Panes, Self::Always],
            Self::Map => &[Self::Map, Self::Panes, Self::Always],
            Self::Path => &[Self::Path, Self::Panes, Self::Always],
            Self::Relations => &[Self::Relations, Self::Panes, Self::Always],
            Self::Reader => &[Self::Reader, Self::Panes, Self::Always],
            Self::Prompt => &[Self::Prompt, Self::Always],
            Self::Finder => &[Self::Finder, Self::Prompt, Self::Always],
            Self::Menu => &[Self::Menu, Self::Always],
            Self::Axis => &[Self::Axis, Self::Menu, Self::Always],
            Self::Card => &[Self::Card, Self::Menu, Self::Always],
            Self::Export => &[Self::Export, Self::Menu, Self::Always],
            Self::Sources => &[Self::Sources, Self::Menu, Self::Always],
            Self::Filters => &[Self::Filters, Self::Menu, Self::Always],
        }
    }

    /// Whether characters without a binding are typed into a text field.
    pub(crate) fn takes_text(self) -> bool {
        self.chain().contains(&Self::Prompt)
    }

    /// The name of the scope in the config file.
    pub fn name(self) -> &'static str {
        match self {
            Self::Always => "always",
            Self::Panes => "panes",
            Self::Entities => "entities",
            Self::Canvas => "canvas",
            Self::Map => "map",
            Self::Path => "path",
            Self::Relations => "relations",
            Self::Reader => "reader",
            Self::Prompt => "prompt",
            Self::Finder => "finder",
            Self::Menu => "menu",
            Self::Axis => "axis",
            Self::Card => "card",
            Self::Export => "export",
            Self::Sources => "sources",
            Self::Filters => "filters",
        }
    }

    /// The heading for the keys of the scope in the help and the README.
    pub fn heading(self) -> &'static str {
        match self {
            Self::Always => "always",
            Self::Panes => "in any pane",
            Self::Entities => "in the entity list",
            Self::Canvas => "on the canvas",
            Self::Map => "on the map",
            Self::Path => "on a path",
            Self::Relations => "in the relation list",
            Self::Reader => "in the reader",
            Self::Prompt => "while typing",
            Self::Finder => "in the finder",
            Self::Menu => "in a list",
            Self::Axis => "on the axis of a timeline",
            Self::Card => "in the card",
            Self::Export => "in the export menu",
            Self::Sources => "in the list of sources",
            Self::Filters => "in the filters",
        }
    }
}
