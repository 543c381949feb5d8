//! The key table: the only place that says which key does what.
//!
//! Dispatch, help, footer, palette and the README are read from [`KEYS`].

use tui_input::InputRequest;

use super::action::{Action, Choice, Copied, Direction, Knowledge, Pane, Travel, Vertical, Zoom};

/// Where a binding holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// At any time, prompts included.
    Always,
    /// In every pane, unless the pane says otherwise.
    Panes,
    /// In the list of entities.
    Entities,
    /// On the canvas.
    Canvas,
    /// On the canvas while it shows the map.
    Map,
    /// On the canvas while it shows a path.
    Strip,
    /// In the relations.
    Relations,
    /// In the reader.
    Reader,
    /// Where text is typed: finder, palette, help.
    Prompt,
    /// In the finder.
    Finder,
    /// In a list that lies over the panes: problems, claims, sources, card.
    Menu,
    /// In the list of what can be exported.
    Export,
    /// In the filters.
    Filters,
}

/// One row of the key table.
#[derive(Debug)]
pub struct Binding {
    /// Where it holds.
    pub scope: Scope,
    /// The keys that do it, each spelt as [`spell`](super::dispatch::spell) spells it; a blank
    /// stands between keys pressed one after the other.
    pub keys: &'static [&'static str],
    /// What they do.
    pub action: Action,
    /// What they do, in words.
    pub help: &'static str,
    /// One or two words for the footer, where it is worth a place there.
    pub hint: Option<&'static str>,
}

impl Scope {
    /// The scopes in which a key is looked up, the nearest first.
    #[must_use]
    pub fn chain(self) -> &'static [Self] {
        match self {
            Self::Always => &[Self::Always],
            Self::Panes => &[Self::Panes, Self::Always],
            Self::Entities => &[Self::Entities, Self::Panes, Self::Always],
            Self::Canvas => &[Self::Canvas, Self::Panes, Self::Always],
            Self::Map => &[Self::Map, Self::Panes, Self::Always],
            Self::Strip => &[Self::Strip, Self::Panes, Self::Always],
            Self::Relations => &[Self::Relations, Self::Panes, Self::Always],
            Self::Reader => &[Self::Reader, Self::Panes, Self::Always],
            Self::Prompt => &[Self::Prompt, Self::Always],
            Self::Finder => &[Self::Finder, Self::Prompt, Self::Always],
            Self::Menu => &[Self::Menu, Self::Always],
            Self::Export => &[Self::Export, Self::Menu, Self::Always],
            Self::Filters => &[Self::Filters, Self::Menu, Self::Always],
        }
    }

    /// The heading of its keys in the help.
    #[must_use]
    pub fn heading(self) -> &'static str {
        match self {
            Self::Always => "always",
            Self::Panes => "everywhere",
            Self::Entities => "in the entities",
            Self::Canvas => "on the canvas",
            Self::Map => "on the map",
            Self::Strip => "on a path",
            Self::Relations => "in the relations",
            Self::Reader => "in the reader",
            Self::Prompt => "while typing",
            Self::Finder => "in the finder",
            Self::Menu => "in a list",
            Self::Export => "while exporting",
            Self::Filters => "in the filters",
        }
    }
}

/// A row without a place in the footer.
const fn row(
    scope: Scope,
    keys: &'static [&'static str],
    action: Action,
    help: &'static str,
) -> Binding {
    Binding { scope, keys, action, help, hint: None }
}

/// A row with a place in the footer.
const fn hinted(
    scope: Scope,
    keys: &'static [&'static str],
    action: Action,
    help: &'static str,
    hint: &'static str,
) -> Binding {
    Binding { scope, keys, action, help, hint: Some(hint) }
}

/// The key table as Markdown, for the README.
#[must_use]
pub fn markdown() -> String {
    let mut table = String::from("| key | where | does |\n|---|---|---|\n");
    for row in KEYS {
        let keys: Vec<String> = row.keys.iter().map(|keys| format!("`{keys}`")).collect();
        let (keys, place) = (keys.join(" "), row.scope.heading());
        table.extend(["| ", &keys, " | ", place, " | ", row.help, " |\n"]);
    }
    table
}

/// Every key, in the order in which the help lists them.
///
/// Within a scope the rows that are wanted most stand first: the footer takes the first hints.
#[rustfmt::skip]
pub static KEYS: &[Binding] = &[
    hinted(Scope::Panes, &["/"], Action::Find, "find an entity by name, alias or slug", "find"),
    hinted(Scope::Panes, &["Tab"], Action::StepRelation(Vertical::Down), "next relation of the focus", "relation"),
    row(Scope::Panes, &["S-Tab"], Action::StepRelation(Vertical::Up), "previous relation of the focus"),
    hinted(Scope::Panes, &["Enter"], Action::Follow, "follow: focus the other end of the relation", "follow"),
    hinted(Scope::Panes, &["s"], Action::ReadSource, "read the source over the whole screen, and back", "source"),
    hinted(Scope::Panes, &["?", "F1"], Action::Help, "help, searchable", "help"),
    row(Scope::Panes, &["h", "Left"], Action::Move(Direction::Left), "left"),
    row(Scope::Panes, &["j", "Down"], Action::Move(Direction::Down), "down"),
    row(Scope::Panes, &["k", "Up"], Action::Move(Direction::Up), "up"),
    row(Scope::Panes, &["l", "Right"], Action::Move(Direction::Right), "right"),
    row(Scope::Panes, &["g g", "Home"], Action::Extreme(Vertical::Up), "first"),
    row(Scope::Panes, &["G", "End"], Action::Extreme(Vertical::Down), "last"),
    row(Scope::Panes, &["Ctrl-d", "PageDown"], Action::HalfPage(Vertical::Down), "half a page down"),
    row(Scope::Panes, &["Ctrl-u", "PageUp"], Action::HalfPage(Vertical::Up), "half a page up"),
    row(Scope::Panes, &["Ctrl-o", "H", "Backspace", "Alt-Left"], Action::Trail(Travel::Back), "back to where you came from"),
    row(Scope::Panes, &["Ctrl-i", "L", "Alt-Right"], Action::Trail(Travel::Forward), "forward again; Ctrl-i where the terminal tells it from Tab"),
    row(Scope::Panes, &["T"], Action::TrailList, "the trail: every step, to go to or to copy"),
    row(Scope::Panes, &["B"], Action::Bookmark, "a bookmark here, kept between runs; again takes it away"),
    row(Scope::Panes, &["'"], Action::Bookmarks, "the bookmarks"),
    row(Scope::Panes, &["n"], Action::StepCitation(Vertical::Down), "next citation of the claim"),
    row(Scope::Panes, &["N"], Action::StepCitation(Vertical::Up), "previous citation of the claim"),
    row(Scope::Panes, &["J"], Action::ScrollReader(Vertical::Down), "scroll the reader down"),
    row(Scope::Panes, &["K"], Action::ScrollReader(Vertical::Up), "scroll the reader up"),
    row(Scope::Panes, &["c"], Action::ClaimsHere, "every claim drawn from this paragraph"),
    row(Scope::Panes, &["i"], Action::Card, "card of the focus: names, facts, background"),
    row(Scope::Panes, &["p"], Action::FindPath, "path from the focus to …, or between two that are marked"),
    row(Scope::Panes, &["]"], Action::TurnPath(Vertical::Down), "next path"),
    row(Scope::Panes, &["["], Action::TurnPath(Vertical::Up), "previous path"),
    row(Scope::Panes, &["t"], Action::Timeline, "what happened when: between the marked, around the focus, in the source, everywhere"),
    row(Scope::Panes, &["S"], Action::Sources, "the sources, and all their claims"),
    row(Scope::Panes, &["0"], Action::Hops(0), "the focus alone; on the map, everything"),
    row(Scope::Panes, &["1"], Action::Hops(1), "1 hop"),
    row(Scope::Panes, &["2"], Action::Hops(2), "2 hops"),
    row(Scope::Panes, &["3"], Action::Hops(3), "3 hops"),
    row(Scope::Panes, &["4"], Action::Hops(4), "4 hops"),
    row(Scope::Panes, &["5"], Action::Hops(5), "5 hops"),
    row(Scope::Panes, &["6"], Action::Hops(6), "6 hops"),
    row(Scope::Panes, &["7"], Action::Hops(7), "7 hops"),
    row(Scope::Panes, &["8"], Action::Hops(8), "8 hops"),
    row(Scope::Panes, &["9"], Action::Hops(9), "9 hops"),
    row(Scope::Panes, &["+", "="], Action::StepHops(Vertical::Down), "one hop more"),
    row(Scope::Panes, &["-"], Action::StepHops(Vertical::Up), "one hop less"),
    row(Scope::Panes, &["m"], Action::Map, "the map of everything, and back to the focus"),
    row(Scope::Panes, &["v"], Action::Twin, "the picture as a list, and back"),
    row(Scope::Panes, &["f"], Action::Filters, "filters"),
    row(Scope::Panes, &["Z"], Action::ClearFilters, "clear all filters"),
    row(Scope::Panes, &["Space"], Action::Mark, "mark the entity under the cursor"),
    row(Scope::Panes, &["U"], Action::UnmarkAll, "unmark all"),
    row(Scope::Panes, &["b"], Action::Between, "what lies between the marked: pairs, common ties"),
    row(Scope::Panes, &["a"], Action::Insights, "what the shape of the graph says: hubs, brokers, groups, rivals"),
    row(Scope::Panes, &["x"], Action::Export, "export: note, picture, DOT, JSON and others"),
    row(Scope::Panes, &["y n"], Action::Copy(Copied::Name), "copy the name"),
    row(Scope::Panes, &["y i"], Action::Copy(Copied::Slug), "copy the id"),
    row(Scope::Panes, &["y y"], Action::Copy(Copied::Citation), "copy the claim with its citation"),
    row(Scope::Panes, &["y m"], Action::Copy(Copied::Note), "copy a note in Markdown: on the path, the marked or the focus"),
    row(Scope::Panes, &["y d"], Action::Copy(Copied::Dot), "copy the picture as Graphviz DOT"),
    row(Scope::Panes, &["y c"], Action::Copy(Copied::Command), "copy the command that prints this view"),
    row(Scope::Panes, &["e"], Action::Edit, "open the editor where this is written"),
    row(Scope::Panes, &["o"], Action::OpenAddress, "open the address of the source"),
    row(Scope::Panes, &["r"], Action::Reload, "read the graph's files again"),
    row(Scope::Panes, &["!"], Action::Problems, "problems in the graph's files"),
    row(Scope::Panes, &["w 1", "Ctrl-w 1"], Action::FocusPane(Pane::Entities), "go to the entities"),
    row(Scope::Panes, &["w 2", "Ctrl-w 2"], Action::FocusPane(Pane::Canvas), "go to the canvas"),
    row(Scope::Panes, &["w 3", "Ctrl-w 3"], Action::FocusPane(Pane::Relations), "go to the relations"),
    row(Scope::Panes, &["w 4", "Ctrl-w 4"], Action::FocusPane(Pane::Reader), "go to the reader"),
    row(Scope::Panes, &["w w", "Ctrl-w w", "Ctrl-w Ctrl-w"], Action::NextPane, "go to the next pane"),
    row(Scope::Panes, &["_", "w o", "Ctrl-w o"], Action::Maximise, "this pane over the whole screen, and back"),
    row(Scope::Panes, &["M"], Action::ToggleMouse, "leave the mouse to the terminal to select text, and back"),
    row(Scope::Panes, &[":"], Action::Palette, "command palette"),
    row(Scope::Panes, &["Esc"], Action::StepOut, "step out; never quits"),
    row(Scope::Panes, &["Ctrl-z"], Action::Suspend, "stop for the shell"),
    row(Scope::Panes, &["q"], Action::Quit, "quit"),
    row(Scope::Always, &["Ctrl-c"], Action::Quit, "quit, also while typing"),

    hinted(Scope::Entities, &["Enter"], Action::Follow, "go to the entity under the cursor", "go"),
    row(Scope::Canvas, &["."], Action::MoreNeighbours, "next page of a crowded picture"),
    hinted(Scope::Map, &["z i"], Action::Zoom(Zoom::In), "zoom in; so does the wheel", "zoom in"),
    hinted(Scope::Map, &["z o"], Action::Zoom(Zoom::Out), "zoom out", "out"),
    hinted(Scope::Map, &["z z"], Action::Zoom(Zoom::Centre), "centre on what is selected", "centre"),
    row(Scope::Map, &["z a"], Action::Zoom(Zoom::All), "all that is on the map"),
    row(Scope::Map, &["z h", "S-Left"], Action::Pan(Direction::Left), "look further left"),
    row(Scope::Map, &["z j", "S-Down"], Action::Pan(Direction::Down), "look further down"),
    row(Scope::Map, &["z k", "S-Up"], Action::Pan(Direction::Up), "look further up"),
    row(Scope::Map, &["z l", "S-Right"], Action::Pan(Direction::Right), "look further right"),
    hinted(Scope::Map, &["Esc"], Action::StepOut, "leave the map", "leave"),
    hinted(Scope::Strip, &["]"], Action::TurnPath(Vertical::Down), "next path", "next path"),
    hinted(Scope::Strip, &["x"], Action::LeaveOut, "paths without this hop", "without this hop"),
    row(Scope::Strip, &["X"], Action::TakeBack, "paths with the hops again that were left out"),
    row(Scope::Strip, &["y p"], Action::Copy(Copied::List), "copy the path as text"),
    hinted(Scope::Strip, &["Enter"], Action::Follow, "follow: focus the entity that the hop leads to", "follow"),
    hinted(Scope::Strip, &["Esc"], Action::StepOut, "leave the path", "leave"),
    hinted(Scope::Reader, &["Enter"], Action::Follow, "follow the name under the cursor", "follow name"),
    row(Scope::Reader, &["h", "Left"], Action::Move(Direction::Left), "previous name in the text"),
    row(Scope::Reader, &["l", "Right"], Action::Move(Direction::Right), "next name in the text"),

    hinted(Scope::Prompt, &["Enter"], Action::Follow, "take the chosen one", "take"),
    hinted(Scope::Prompt, &["Esc"], Action::StepOut, "leave", "leave"),
    row(Scope::Prompt, &["Down", "Ctrl-n", "Ctrl-j", "Tab"], Action::Move(Direction::Down), "next"),
    row(Scope::Prompt, &["Up", "Ctrl-p", "Ctrl-k", "S-Tab"], Action::Move(Direction::Up), "previous"),
    row(Scope::Prompt, &["PageDown", "Ctrl-d"], Action::HalfPage(Vertical::Down), "half a page down"),
    row(Scope::Prompt, &["PageUp"], Action::HalfPage(Vertical::Up), "half a page up"),
    row(Scope::Prompt, &["Left", "Ctrl-b"], Action::Input(InputRequest::GoToPrevChar), "letter left"),
    row(Scope::Prompt, &["Right", "Ctrl-f"], Action::Input(InputRequest::GoToNextChar), "letter right"),
    row(Scope::Prompt, &["Ctrl-Left", "Alt-b"], Action::Input(InputRequest::GoToPrevWord), "word left"),
    row(Scope::Prompt, &["Ctrl-Right", "Alt-f"], Action::Input(InputRequest::GoToNextWord), "word right"),
    row(Scope::Prompt, &["Home", "Ctrl-a"], Action::Input(InputRequest::GoToStart), "beginning"),
    row(Scope::Prompt, &["End", "Ctrl-e"], Action::Input(InputRequest::GoToEnd), "end"),
    row(Scope::Prompt, &["Backspace", "Ctrl-h"], Action::Input(InputRequest::DeletePrevChar), "delete the letter before"),
    row(Scope::Prompt, &["Delete"], Action::Input(InputRequest::DeleteNextChar), "delete the letter here"),
    row(Scope::Prompt, &["Ctrl-w", "Alt-Backspace"], Action::Input(InputRequest::DeletePrevWord), "delete the word before"),
    row(Scope::Prompt, &["Ctrl-u"], Action::Input(InputRequest::DeleteLine), "delete everything"),
    row(Scope::Prompt, &["Ctrl-y"], Action::Input(InputRequest::Yank), "put back what was deleted"),

    hinted(Scope::Finder, &["Tab"], Action::TurnScope(Vertical::Down), "search entities, relations, paragraphs or sources", "other scope"),
    row(Scope::Finder, &["S-Tab"], Action::TurnScope(Vertical::Up), "the scope before"),
    hinted(Scope::Finder, &["Ctrl-Space", "Ctrl-t"], Action::Mark, "mark the entity under the cursor, and go on", "mark"),
    row(Scope::Finder, &["Up", "Ctrl-p", "Ctrl-k"], Action::Move(Direction::Up), "previous; above the first, the query before"),

    hinted(Scope::Menu, &["Enter"], Action::Follow, "go there", "go"),
    hinted(Scope::Menu, &["Esc"], Action::StepOut, "leave", "leave"),
    row(Scope::Menu, &["j", "Down", "Tab"], Action::Move(Direction::Down), "down"),
    row(Scope::Menu, &["k", "Up", "S-Tab"], Action::Move(Direction::Up), "up"),
    row(Scope::Menu, &["g g", "Home"], Action::Extreme(Vertical::Up), "first"),
    row(Scope::Menu, &["G", "End"], Action::Extreme(Vertical::Down), "last"),
    row(Scope::Menu, &["Ctrl-d", "PageDown"], Action::HalfPage(Vertical::Down), "half a page down"),
    row(Scope::Menu, &["Ctrl-u", "PageUp"], Action::HalfPage(Vertical::Up), "half a page up"),
    row(Scope::Menu, &["]", "l", "Right"], Action::TurnPath(Vertical::Down), "next page"),
    row(Scope::Menu, &["[", "h", "Left"], Action::TurnPath(Vertical::Up), "previous page"),
    row(Scope::Menu, &["y p", "y y"], Action::Copy(Copied::List), "copy the list as text"),
    row(Scope::Menu, &["y c"], Action::Copy(Copied::Command), "copy the command that prints the view; in the trail, one a step"),
    row(Scope::Menu, &["a"], Action::GoToDate(Knowledge::True), "the graph as it was on the date of this claim"),
    row(Scope::Menu, &["A"], Action::GoToDate(Knowledge::Known), "the graph as it was known when this was published"),
    row(Scope::Menu, &["B"], Action::Bookmark, "a bookmark at this claim; in the bookmarks, take this one away"),
    row(Scope::Menu, &["e"], Action::Edit, "open the editor there"),
    row(Scope::Menu, &["?", "F1"], Action::Help, "help"),
    row(Scope::Menu, &["q"], Action::Quit, "quit"),

    hinted(Scope::Export, &["Enter"], Action::Follow, "write it to a file", "to a file"),
    hinted(Scope::Export, &["c"], Action::CopyProduct, "copy it", "copy"),
    hinted(Scope::Export, &["x"], Action::StepOut, "leave", "leave"),

    hinted(Scope::Filters, &["Space", "Enter"], Action::Toggle(Choice::Only), "only this, or others so chosen; a date or number is asked for", "only this"),
    hinted(Scope::Filters, &["x"], Action::Toggle(Choice::Not), "anything but this", "not this"),
    hinted(Scope::Filters, &["Z"], Action::ClearFilters, "clear all filters", "clear"),
    hinted(Scope::Filters, &["f"], Action::StepOut, "leave the filters", "leave"),
];
