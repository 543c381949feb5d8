//! The key table, the only place where keys are assigned. Dispatch, help, footer, palette and the README use [`KEYS`];
//! the explorer maps action names to behaviour.

use super::key_scope::KeyScope;
use super::task::Task;

/// A row of the key table: an action in a scope, with its default keys and its help.
#[derive(Debug)]
pub struct Binding {
    /// The scope of the keys.
    pub scope: KeyScope,
    /// The default keys, such as `j`, `Ctrl-d`, `S-Tab`; a space separates the keys of a sequence.
    pub keys: &'static [&'static str],
    /// The name of the action.
    pub action: &'static str,
    /// What the action does in this scope.
    pub help: &'static str,
    /// One or two words for the footer; `None` if the footer does not list the key.
    pub(crate) hint: Option<&'static str>,
}

const fn row(
    scope: KeyScope,
    keys: &'static [&'static str],
    action: &'static str,
    help: &'static str,
) -> Binding {
    Binding { scope, keys, action, help, hint: None }
}

const fn hinted_row(
    scope: KeyScope,
    keys: &'static [&'static str],
    action: &'static str,
    help: &'static str,
    hint: &'static str,
) -> Binding {
    Binding { scope, keys, action, help, hint: Some(hint) }
}

/// Every key, in the order of the help.
///
/// Within a scope the most useful rows come first, as the footer shows the first hints that fit.
#[rustfmt::skip]
pub static KEYS: &[Binding] = &[
    hinted_row(KeyScope::Panes, &["/"], "find", "find entities, relations, facts, paragraphs and sources", "find"),
    hinted_row(KeyScope::Panes, &["Tab"], "next-relation", "next relation of the focus", "relation"),
    row(KeyScope::Panes, &["S-Tab"], "previous-relation", "previous relation of the focus"),
    hinted_row(KeyScope::Panes, &["Enter"], "confirm", "focus the other end of the relation", "follow"),
    hinted_row(KeyScope::Panes, &["s"], "read-source", "toggle the full-screen source", "source"),
    hinted_row(KeyScope::Panes, &["?", "F1"], "help", "open the searchable help", "help"),
    row(KeyScope::Panes, &["h", "Left"], "left", "left"),
    row(KeyScope::Panes, &["j", "Down"], "down", "down"),
    row(KeyScope::Panes, &["k", "Up"], "up", "up"),
    row(KeyScope::Panes, &["l", "Right"], "right", "right"),
    row(KeyScope::Panes, &["g g", "Home"], "first", "first"),
    row(KeyScope::Panes, &["G", "End"], "last", "last"),
    row(KeyScope::Panes, &["Ctrl-d", "PageDown"], "half-page-down", "half a page down"),
    row(KeyScope::Panes, &["Ctrl-u", "PageUp"], "half-page-up", "half a page up"),
    row(KeyScope::Panes, &["Ctrl-o", "H", "Backspace", "Alt-Left"], "back", "go back"),
    row(KeyScope::Panes, &["Ctrl-i", "L", "Alt-Right"], "forward", "go forward (Ctrl-i if the terminal tells it from Tab)"),
    row(KeyScope::Panes, &["T"], "trail", "list the trail: every step so far, to revisit or copy"),
    row(KeyScope::Panes, &["B"], "toggle-bookmark", "add or remove a bookmark here (saved between runs)"),
    row(KeyScope::Panes, &["'"], "bookmarks", "list bookmarks"),
    row(KeyScope::Panes, &["n"], "next-citation", "next citation of the claim"),
    row(KeyScope::Panes, &["N"], "previous-citation", "previous citation of the claim"),
    row(KeyScope::Panes, &["J"], "scroll-reader-down", "scroll the reader down"),
    row(KeyScope::Panes, &["K"], "scroll-reader-up", "scroll the reader up"),
    row(KeyScope::Panes, &["c"], "claims", "list claims drawn from this paragraph"),
    row(KeyScope::Panes, &["i"], "card", "show the card of the focus: names, facts, background"),
    row(KeyScope::Panes, &["p"], "find-path", "find paths from the focus to a target, or between two marked entities"),
    row(KeyScope::Panes, &["]"], "next-page", "next path"),
    row(KeyScope::Panes, &["["], "previous-page", "previous path"),
    row(KeyScope::Panes, &["t"], "timeline", "show the timeline of the marked entities, the focus, the source or the graph"),
    row(KeyScope::Panes, &["S"], "sources", "list sources and their claims"),
    row(KeyScope::Panes, &["0"], "hops-0", "show the focus alone; on the map, everything"),
    row(KeyScope::Panes, &["1"], "hops-1", "1 hop"),
    row(KeyScope::Panes, &["2"], "hops-2", "2 hops"),
    row(KeyScope::Panes, &["3"], "hops-3", "3 hops"),
    row(KeyScope::Panes, &["4"], "hops-4", "4 hops"),
    row(KeyScope::Panes, &["5"], "hops-5", "5 hops"),
    row(KeyScope::Panes, &["6"], "hops-6", "6 hops"),
    row(KeyScope::Panes, &["7"], "hops-7", "7 hops"),
    row(KeyScope::Panes, &["8"], "hops-8", "8 hops"),
    row(KeyScope::Panes, &["9"], "hops-9", "9 hops"),
    row(KeyScope::Panes, &["+", "="], "more-hops", "one more hop"),
    row(KeyScope::Panes, &["-"], "fewer-hops", "one fewer hop"),
    row(KeyScope::Panes, &["m"], "map", "toggle the map of the whole graph"),
    row(KeyScope::Panes, &["v"], "toggle-list", "toggle between picture and list"),
    row(KeyScope::Panes, &["f"], "filters", "set filters"),
    row(KeyScope::Panes, &["Z"], "clear-filters", "clear all filters"),
    row(KeyScope::Panes, &["Space"], "mark", "mark or unmark the entity under the cursor"),
    row(KeyScope::Panes, &["U"], "unmark-all", "unmark all"),
    row(KeyScope::Panes, &["b"], "between", "show what connects the marked entities, directly and through others"),
    row(KeyScope::Panes, &["a"], "insights", "show insights into the whole graph: hubs, brokers, groups, friends of rivals"),
    row(KeyScope::Panes, &["D"], "contradictions", "list contradictions: conflicting claims or figures"),
    row(KeyScope::Panes, &["x"], "export", "export a dossier, picture, DOT, JSON or another format"),
    row(KeyScope::Panes, &["y n"], "copy-name", "copy the name of the focus"),
    row(KeyScope::Panes, &["y i"], "copy-id", "copy the slug of the focus"),
    row(KeyScope::Panes, &["y y"], "copy-claim", "copy the claim with its citation"),
    row(KeyScope::Panes, &["y m"], "copy-dossier", "copy a Markdown dossier on the path, the marked entities or the focus"),
    row(KeyScope::Panes, &["y d"], "copy-dot", "copy the picture as Graphviz DOT"),
    row(KeyScope::Panes, &["y c"], "copy-command", "copy the command that prints this view"),
    row(KeyScope::Panes, &["e"], "edit", "open this record's YAML in your editor"),
    row(KeyScope::Panes, &["o"], "open-url", "open the source's URL in a browser"),
    row(KeyScope::Panes, &["r"], "reload", "reload the graph's files"),
    row(KeyScope::Panes, &["!"], "problems", "list problems in the graph's files"),
    row(KeyScope::Panes, &["w 1", "Ctrl-w 1"], "focus-entities", "switch to the entity list"),
    row(KeyScope::Panes, &["w 2", "Ctrl-w 2"], "focus-canvas", "switch to the canvas"),
    row(KeyScope::Panes, &["w 3", "Ctrl-w 3"], "focus-relations", "switch to the relation list"),
    row(KeyScope::Panes, &["w 4", "Ctrl-w 4"], "focus-reader", "switch to the reader"),
    row(KeyScope::Panes, &["w w", "Ctrl-w w", "Ctrl-w Ctrl-w"], "next-pane", "switch to the next pane"),
    row(KeyScope::Panes, &["_", "w o", "Ctrl-w o"], "maximise", "maximise or restore this pane"),
    row(KeyScope::Panes, &["M"], "toggle-mouse", "toggle mouse capture (off to select text)"),
    row(KeyScope::Panes, &[":"], "palette", "open the command palette"),
    row(KeyScope::Panes, &["Esc"], "leave", "leave the current view; never quits"),
    row(KeyScope::Panes, &["Ctrl-z"], "suspend", "suspend"),
    row(KeyScope::Panes, &["q"], "quit", "quit"),
    row(KeyScope::Always, &["Ctrl-c"], "quit", "quit, even while typing"),

    hinted_row(KeyScope::Entities, &["Enter"], "confirm", "go to the entity under the cursor", "go"),
    row(KeyScope::Canvas, &["E"], "expand", "add the neighbours of the entity under the cursor, or remove them"),
    row(KeyScope::Canvas, &["."], "more-neighbours", "next page of neighbours"),
    row(KeyScope::Map, &["."], "more-neighbours", "next page of the relations listed below the map"),
    hinted_row(KeyScope::Map, &["z i"], "zoom-in", "zoom in (or use the wheel)", "zoom in"),
    hinted_row(KeyScope::Map, &["z o"], "zoom-out", "zoom out", "out"),
    hinted_row(KeyScope::Map, &["z z"], "zoom-centre", "centre on the selection", "centre"),
    row(KeyScope::Map, &["z a"], "zoom-all", "fit the whole map"),
    hinted_row(KeyScope::Map, &["z g"], "next-grouping", "group by relations, kind, family or source", "group by"),
    hinted_row(KeyScope::Map, &["z f"], "toggle-group", "open or close the group (or Enter on its title)", "fold"),
    row(KeyScope::Map, &["z h", "S-Left"], "pan-left", "pan left"),
    row(KeyScope::Map, &["z j", "S-Down"], "pan-down", "pan down"),
    row(KeyScope::Map, &["z k", "S-Up"], "pan-up", "pan up"),
    row(KeyScope::Map, &["z l", "S-Right"], "pan-right", "pan right"),
    hinted_row(KeyScope::Map, &["Esc"], "leave", "leave the map", "leave"),
    hinted_row(KeyScope::Path, &["]"], "next-page", "next path", "next path"),
    hinted_row(KeyScope::Path, &["x"], "exclude-hop", "exclude this hop", "exclude hop"),
    row(KeyScope::Path, &["X"], "restore-hops", "restore excluded hops"),
    row(KeyScope::Path, &["y p"], "copy-list", "copy the path as text"),
    hinted_row(KeyScope::Path, &["Enter"], "confirm", "focus the entity that the hop leads to", "follow"),
    hinted_row(KeyScope::Path, &["Esc"], "leave", "leave the path", "leave"),
    hinted_row(KeyScope::Reader, &["Enter"], "confirm", "follow the name under the cursor", "follow name"),
    row(KeyScope::Reader, &["h", "Left"], "left", "previous name in the text"),
    row(KeyScope::Reader, &["l", "Right"], "right", "next name in the text"),

    hinted_row(KeyScope::Prompt, &["Enter"], "confirm", "accept", "accept"),
    hinted_row(KeyScope::Prompt, &["Esc"], "leave", "cancel", "cancel"),
    row(KeyScope::Prompt, &["Down", "Ctrl-n", "Ctrl-j", "Tab"], "down", "next"),
    row(KeyScope::Prompt, &["Up", "Ctrl-p", "Ctrl-k", "S-Tab"], "up", "previous"),
    row(KeyScope::Prompt, &["PageDown", "Ctrl-d"], "half-page-down", "half a page down"),
    row(KeyScope::Prompt, &["PageUp"], "half-page-up", "half a page up"),
    row(KeyScope::Prompt, &["Left", "Ctrl-b"], "previous-character", "left one character"),
    row(KeyScope::Prompt, &["Right", "Ctrl-f"], "next-character", "right one character"),
    row(KeyScope::Prompt, &["Ctrl-Left", "Alt-b"], "previous-word", "left one word"),
    row(KeyScope::Prompt, &["Ctrl-Right", "Alt-f"], "next-word", "right one word"),
    row(KeyScope::Prompt, &["Home", "Ctrl-a"], "line-start", "start of line"),
    row(KeyScope::Prompt, &["End", "Ctrl-e"], "line-end", "end of line"),
    row(KeyScope::Prompt, &["Backspace", "Ctrl-h"], "delete-character-before", "delete the previous character"),
    row(KeyScope::Prompt, &["Delete"], "delete-character", "delete the next character"),
    row(KeyScope::Prompt, &["Ctrl-w", "Alt-Backspace"], "delete-word-before", "delete the previous word"),
    row(KeyScope::Prompt, &["Ctrl-u"], "delete-line", "delete the whole line"),
    row(KeyScope::Prompt, &["Ctrl-y"], "yank", "restore deleted text"),

    hinted_row(KeyScope::Finder, &["Tab"], "next-scope", "next scope: entities, relations, facts, paragraphs, sources", "next scope"),
    row(KeyScope::Finder, &["S-Tab"], "previous-scope", "previous scope"),
    hinted_row(KeyScope::Finder, &["Ctrl-Space", "Ctrl-t"], "mark-hit", "mark the entity under the cursor and move down", "mark"),
    row(KeyScope::Finder, &["Up", "Ctrl-p", "Ctrl-k"], "up", "previous; on the first hit, recall the previous query"),

    hinted_row(KeyScope::Menu, &["Enter"], "confirm", "open", "open"),
    hinted_row(KeyScope::Menu, &["Esc"], "leave", "close", "close"),
    row(KeyScope::Menu, &["j", "Down", "Tab"], "down", "down"),
    row(KeyScope::Menu, &["k", "Up", "S-Tab"], "up", "up"),
    row(KeyScope::Menu, &["g g", "Home"], "first", "first"),
    row(KeyScope::Menu, &["G", "End"], "last", "last"),
    row(KeyScope::Menu, &["Ctrl-d", "PageDown"], "half-page-down", "half a page down"),
    row(KeyScope::Menu, &["Ctrl-u", "PageUp"], "half-page-up", "half a page up"),
    row(KeyScope::Menu, &["]", "l", "Right"], "next-page", "next page"),
    row(KeyScope::Menu, &["[", "h", "Left"], "previous-page", "previous page"),
    row(KeyScope::Menu, &["y p", "y y"], "copy-list", "copy the list as text"),
    row(KeyScope::Menu, &["y c"], "copy-command", "copy the command that prints this list; in the trail, one command per step"),
    row(KeyScope::Menu, &["g d"], "as-of-date", "show the graph as of this claim's date"),
    row(KeyScope::Menu, &["g p"], "known-on-date", "show the graph as known when this claim was published"),
    row(KeyScope::Menu, &["v"], "toggle-axis", "show the timeline on an axis"),
    row(KeyScope::Menu, &["B"], "toggle-bookmark", "bookmark this claim; in the bookmarks, remove the bookmark"),
    row(KeyScope::Menu, &["e"], "edit", "open this record's YAML in your editor"),
    row(KeyScope::Menu, &["/"], "find", "filter this list; Esc clears the filter"),
    row(KeyScope::Menu, &["?", "F1"], "help", "open the help"),
    row(KeyScope::Menu, &["q"], "quit", "quit"),

    hinted_row(KeyScope::Axis, &["Space"], "mark-period", "mark the start of a period, then its end, to limit the graph to it", "mark"),
    hinted_row(KeyScope::Axis, &["v"], "toggle-axis", "show the timeline as a list", "list"),
    row(KeyScope::Axis, &["h", "Left"], "left", "earlier"),
    row(KeyScope::Axis, &["l", "Right"], "right", "later"),
    row(KeyScope::Axis, &["Z"], "clear-filters", "clear all filters"),

    hinted_row(KeyScope::Export, &["Enter"], "confirm", "write to a file", "to a file"),
    hinted_row(KeyScope::Export, &["c"], "copy-export", "copy to the clipboard", "copy"),
    row(KeyScope::Export, &["x"], "leave", "close"),

    row(KeyScope::Card, &["Enter"], "leave", "close"),

    hinted_row(KeyScope::Sources, &["Enter"], "confirm", "read the source", "read"),
    hinted_row(KeyScope::Sources, &["c"], "list-claims", "list the claims of the source", "claims"),

    hinted_row(KeyScope::Filters, &["Space", "Enter"], "include-value", "include this value, or enter a date or number", "include"),
    hinted_row(KeyScope::Filters, &["x"], "exclude-value", "exclude this value", "exclude"),
    hinted_row(KeyScope::Filters, &["Z"], "clear-filters", "clear all filters", "clear"),
    hinted_row(KeyScope::Filters, &["/"], "find", "search the values", "search"),
    hinted_row(KeyScope::Filters, &["f"], "leave", "close the filters", "close"),
];

/// Every task, in the order of the help. Each action except text editing belongs to one.
#[rustfmt::skip]
pub static TASKS: &[Task] = &[
    Task { name: "move", actions: &[
        ("confirm", "go open select jump"), ("left", ""), ("down", ""), ("up", ""), ("right", ""),
        ("first", "top start"), ("last", "bottom end"), ("half-page-down", "scroll"), ("half-page-up", "scroll"),
        ("next-relation", "edge tie"), ("previous-relation", "edge tie"), ("back", "undo previous return history"),
        ("forward", "redo history"), ("trail", "history visited breadcrumbs dossier"), ("leave", "escape close cancel"),
        ("focus-entities", "pane window"), ("focus-canvas", "pane window picture"), ("focus-relations", "pane window"),
        ("focus-reader", "pane window article"), ("next-pane", "window switch"), ("next-page", "turn"), ("previous-page", "turn"),
    ] },
    Task { name: "picture", actions: &[
        ("hops-0", "depth distance alone"), ("hops-1", "depth distance"), ("hops-2", "depth distance"),
        ("hops-3", "depth distance"), ("hops-4", "depth distance"), ("hops-5", "depth distance"), ("hops-6", "depth distance"),
        ("hops-7", "depth distance"), ("hops-8", "depth distance"), ("hops-9", "depth distance"),
        ("more-hops", "expand depth distance neighbourhood"), ("fewer-hops", "collapse depth distance"),
        ("expand", "unfold collapse fold neighbours"), ("more-neighbours", "page"), ("map", "overview whole network"), ("toggle-list", "table text"),
        ("zoom-in", "larger"), ("zoom-out", "smaller"), ("zoom-centre", "center"), ("zoom-all", "fit reset"),
        ("next-grouping", "communities cluster kind family"), ("toggle-group", "fold expand collapse box"),
        ("pan-left", "scroll"), ("pan-down", "scroll"), ("pan-up", "scroll"), ("pan-right", "scroll"),
    ] },
    Task { name: "explore", actions: &[
        ("find", "search look up question"), ("next-scope", "kind"), ("previous-scope", "kind"),
        ("find-path", "connection route link between shortest"), ("exclude-hop", "avoid"), ("restore-hops", "undo"),
        ("between", "compare common pair both"), ("timeline", "history chronology dates when"), ("toggle-axis", "chart density bars picture"),
        ("insights", "stats statistics analysis central groups"), ("card", "dossier profile about details"),
    ] },
    Task { name: "evidence", actions: &[
        ("read-source", "article evidence text proof"), ("sources", "articles evidence list bibliography"),
        ("list-claims", "evidence"), ("claims", "evidence statements"), ("next-citation", "evidence match proof"),
        ("previous-citation", "evidence match proof"), ("contradictions", "disputes conflicts compare"),
        ("scroll-reader-down", ""), ("scroll-reader-up", ""),
        ("open-url", "web link original website"),
    ] },
    Task { name: "filter", actions: &[
        ("filters", "narrow hide limit kind tone standing"), ("include-value", "include tick check"), ("exclude-value", "exclude hide"),
        ("clear-filters", "reset undo all"), ("as-of-date", "time history past"), ("known-on-date", "time history published"), ("mark-period", "time since until range span"),
    ] },
    Task { name: "mark", actions: &[
        ("mark", "select tag choose compare"), ("mark-hit", "select tag choose compare"), ("unmark-all", "clear undo deselect"),
        ("toggle-bookmark", "save favourite remember"), ("bookmarks", "saved favourites"),
    ] },
    Task { name: "copy", actions: &[
        ("copy-name", "yank clipboard"), ("copy-id", "yank clipboard"), ("copy-claim", "yank clipboard quote cite"),
        ("copy-dossier", "yank clipboard dossier report"), ("copy-dot", "yank clipboard graphviz"), ("copy-list", "yank clipboard"),
        ("copy-command", "yank clipboard shell reproduce"), ("copy-export", "yank clipboard"),
    ] },
    Task { name: "files", actions: &[
        ("export", "save write file html svg json csv dossier report print"), ("edit", "change correct yaml vim"),
        ("reload", "refresh"), ("problems", "errors warnings check lint"),
    ] },
    Task { name: "program", actions: &[
        ("maximise", "zoom full screen pane window"), ("toggle-mouse", "select text"), ("help", "keys manual"),
        ("palette", "commands run"), ("suspend", "background shell"), ("quit", "exit close leave stop"),
    ] },
];

#[cfg(test)]
mod tests {
    use super::KEYS;
    use crate::settings::KeyTable;

    #[test]
    fn no_two_rows_of_a_scope_share_a_key_and_no_key_is_a_prefix_of_another() {
        for scope in KEYS.iter().map(|row| row.scope) {
            let keys = KEYS.iter().filter(|row| row.scope == scope).flat_map(|row| row.keys);
            let mut keys: Vec<&str> = keys.copied().collect();
            keys.sort_unstable();
            assert!(keys.windows(2).all(|pair| pair[0] != pair[1]), "{scope:?}: {keys:?}");
            let table = KeyTable::default();
            let all: Vec<&String> = table.rows_in(scope).flat_map(|row| &row.keys).collect();
            for key in &all {
                let longer = all.iter().find(|other| other.starts_with(&format!("{key} ")));
                assert_eq!(longer, None, "{scope:?}: {key}");
            }
        }
    }
}
