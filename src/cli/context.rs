//! The context of a command: the graph, which is loaded on first use, and the settings.

use std::cell::{Cell, OnceCell, RefCell};
use std::fmt::Display;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::ValueEnum;

use super::config_file::{LoadedSettings, user_folder};
use super::failure::Failure;
use super::ui::{self, Audience, Ui, UseColor};
use crate::layout::GlyphSet;
use crate::load::{
    ArticleReading, GraphSource, LoadOptions, LoadedGraph, Problem, has_articles, load_with,
};
use crate::model::Graph;
use crate::search::Index;
use crate::settings::{KeyScope, Setting, Settings, ThemeChoice};
use crate::system::{error_text, remove_on_signals};
use crate::text::escape::quote_shell_path;
use crate::text::{Palette, count};

pub(super) const MAX_PROBLEMS: usize = 50;

/// The graph and the settings of a command.
pub struct Context {
    pub(super) source: GraphSource,
    pub(super) loaded_settings: LoadedSettings,
    pub(super) color: UseColor,
    pub(super) ui: Ui,
    pub(super) audience: Audience,
    pub(super) clap_command: fn() -> clap::Command,
    loaded: OnceCell<LoadedGraph>,
    index: OnceCell<Index>,
    /// Whether the notes about the graph have been printed.
    has_printed_notes: Cell<bool>,
    /// The notes to print later, while the terminal is in use.
    held_notes: RefCell<Option<Vec<String>>>,
}

impl Context {
    pub(super) fn new(
        loaded_settings: LoadedSettings,
        clap_command: fn() -> clap::Command,
    ) -> Self {
        let source = loaded_settings.graph_source();
        let color = UseColor::from_str(&loaded_settings.settings.text(Setting::Color), false);
        let color = color.unwrap_or(UseColor::Auto);
        let theme = loaded_settings.settings.theme();
        let (loaded, index) = (OnceCell::new(), OnceCell::new());
        Self {
            source,
            loaded_settings,
            color,
            ui: Ui::for_stdout(color, theme),
            audience: Audience::from_stdout(),
            clap_command,
            loaded,
            index,
            has_printed_notes: Cell::default(),
            held_notes: RefCell::default(),
        }
    }

    /// The settings in effect.
    pub fn settings(&self) -> &Settings {
        &self.loaded_settings.settings
    }

    /// The articles folder, if one was given.
    pub fn articles(&self) -> Option<&Path> {
        self.settings().path(Setting::Articles)
    }

    /// The theme and colour depth for standard output; the colours also depend on the background of the terminal.
    pub fn theme_choice(&self) -> ThemeChoice {
        ui::theme_choice_for_stdout(self.color, self.settings().theme())
    }

    /// The characters for pictures and the explorer.
    pub fn glyph_set(&self) -> GlyphSet {
        if self.settings().is_ascii() { GlyphSet::Ascii } else { GlyphSet::Unicode }
    }

    /// The folder for state that persists between runs: `guanxi` in `XDG_STATE_HOME`, else in
    /// `~/.local/state` (XDG Base Directory Specification). `None` if neither is set to an absolute
    /// path.
    pub fn state_folder() -> Option<PathBuf> {
        user_folder("XDG_STATE_HOME", ".local/state")
    }

    pub(super) fn with_graph(&self, path: &Path) -> Self {
        let settings = self.settings().with_graph(path);
        let loaded_settings = LoadedSettings { settings, ..self.loaded_settings.clone() };
        Self::new(loaded_settings, self.clap_command)
    }

    /// Prints the first problem with the settings, if any, and the number of other problems on standard error.
    pub fn print_settings_problems(&self) {
        let problems = self.loaded_settings.problems();
        let Some(first) = problems.first() else { return };
        let help = first.help.as_ref().map_or_else(String::new, |help| format!(": {help}"));
        ui::print_message(format!("{}: {}{help}", first.location(), first.message));
        if problems.len() > 1 {
            let others = count(problems.len() - 1, "other problem", "other problems");
            ui::print_message(format!("{others} with the settings: run `guanxi config check`"));
        }
    }

    pub(super) fn load_options(&self) -> LoadOptions {
        self.loaded_settings.load_options()
    }

    /// Loads the graph, even if it is already loaded.
    pub(super) fn load(&self) -> LoadedGraph {
        self.load_with(self.load_options())
    }

    fn load_with(&self, options: LoadOptions) -> LoadedGraph {
        let progress = Arc::clone(&options.progress);
        let describe = move |elapsed| progress.describe(elapsed);
        let _line = ui::ProgressLine::start_with("loading the graph", describe);
        load_with(&self.source, options)
    }

    /// The result of loading the graph with its articles, even if none of it could be read.
    pub(super) fn load_to_check(&self) -> &LoadedGraph {
        let options = LoadOptions { reading: ArticleReading::AtOnce, ..self.load_options() };
        self.has_printed_notes.set(true);
        self.loaded.get_or_init(|| self.load_with(options))
    }

    /// The loaded graph. Fails if none of it could be read. The first call prints notes on standard error: on errors in
    /// the graph, and on articles without a graph.
    pub(super) fn loaded(&self) -> Result<&LoadedGraph, Failure> {
        let loaded = self.loaded.get_or_init(|| self.load());
        if loaded.is_unreadable() {
            return Err(unreadable_graph(loaded, self.location_and_next_step(loaded)));
        }
        if self.has_printed_notes.replace(true) {
            return Ok(loaded);
        }
        if loaded.error_count() > 0 {
            let errors = count(loaded.error_count(), "error", "errors");
            let argument = self.source.argument();
            let source =
                argument.map_or_else(String::new, |path| format!(" {}", quote_shell_path(&path)));
            self.print_note(format!("{errors} in the graph: run `guanxi check{source}`"));
        }
        if let Some(note) = self.articles_note() {
            self.print_note(note);
        }
        Ok(loaded)
    }

    /// Where the graph was expected, and how to create one unless the help for a problem already explains that.
    fn location_and_next_step(&self, loaded: &LoadedGraph) -> String {
        let default = self.settings().default_graph();
        let named_by = default
            .filter(|default| self.source == GraphSource::from_path(default))
            .map_or_else(String::new, |_| {
                format!(", the `graph` setting in {}", self.loaded_settings.file)
            });
        let mentions_init = |problem: &Problem| {
            problem.help.as_ref().is_some_and(|help| help.contains("`guanxi init"))
        };
        let is_database = matches!(loaded.source, GraphSource::Database(_));
        let next_step = if is_database || loaded.problems.iter().any(mentions_init) {
            ""
        } else {
            "; `guanxi init DIR` creates one whose comments show the format"
        };
        format!("{}{named_by}{next_step}", loaded.source)
    }

    /// A note if the current folder has articles but no graph, so that the built-in graph is open instead.
    pub fn articles_note(&self) -> Option<&'static str> {
        let is_missing = self.source == GraphSource::BuiltIn && has_articles(Path::new(""));
        is_missing.then_some(
            "this folder has articles but no graph, so the built-in graph is open: `guanxi init .` writes a graph for the articles",
        )
    }

    /// A note for the explorer if the graph is in a database, which it does not watch.
    pub fn database_note(&self) -> Option<String> {
        let note = "changes in the database are not noticed; {reload} reads it again";
        let is_database = matches!(self.source, GraphSource::Database(_));
        is_database.then(|| self.settings().keys.fill(KeyScope::Panes, note))
    }

    /// The graph to load and how, unless it is built in or has been loaded.
    pub fn graph_to_load(&self) -> Option<(GraphSource, LoadOptions)> {
        let is_pending = self.source != GraphSource::BuiltIn && self.loaded.get().is_none();
        is_pending.then(|| (self.source.clone(), self.load_options()))
    }

    /// Stores the graph that [`Self::graph_to_load`] describes.
    pub fn set_loaded(&self, loaded: LoadedGraph) {
        // A graph that has been loaded in the meantime is kept instead.
        let _ = self.loaded.set(loaded);
    }

    /// Holds notes back until [`Self::print_held_notes`], while a full-screen program would cover them.
    pub fn hold_notes(&self) {
        self.held_notes.borrow_mut().get_or_insert_default();
    }

    /// Prints the notes that were held back on standard error.
    pub fn print_held_notes(&self) {
        self.held_notes.take().iter().flatten().for_each(ui::print_message);
    }

    /// Prints a note on standard error, unless notes are held back.
    pub(super) fn print_note(&self, note: impl Display) {
        match self.held_notes.borrow_mut().as_mut() {
            Some(held) => held.push(note.to_string()),
            None => ui::print_message(note),
        }
    }

    /// Saves the graph in the cache, if it was parsed and is large. A failure to save it is only a note.
    pub(super) fn save_graph(&self) {
        let Some(pending) = self.loaded.get().and_then(LoadedGraph::pending_save) else { return };
        remove_on_signals();
        if let Err(error) = pending.run() {
            let reason = error_text(&error);
            self.print_note(format!(
                "the graph is not saved in the cache, so it opens slowly: {reason}; `--no-cache` skips this"
            ));
        }
    }

    pub(super) fn already_loaded(&self) -> Option<&LoadedGraph> {
        self.loaded.get()
    }

    pub(super) fn graph(&self) -> Result<&Graph, Failure> {
        Ok(&self.loaded()?.graph)
    }

    pub(super) fn index(&self) -> Result<&Index, Failure> {
        Ok(self.index_of(self.graph()?))
    }

    /// The index of the loaded graph, built on first use.
    pub(super) fn index_of(&self, graph: &Graph) -> &Index {
        self.index.get_or_init(|| Index::new(graph))
    }

    /// Takes the loaded graph.
    ///
    /// # Errors
    ///
    /// Fails if no graph can be read.
    pub fn take_loaded(&mut self) -> Result<LoadedGraph, Failure> {
        self.loaded()?;
        Ok(self.loaded.take().unwrap_or_else(|| self.load()))
    }

    /// Takes the loaded graph. Its problems include those of the settings, as the explorer lists them together.
    ///
    /// # Errors
    ///
    /// Fails if no graph can be read.
    pub fn take_loaded_with_settings(&mut self) -> Result<LoadedGraph, Failure> {
        let problems = self.loaded_settings.problems();
        let mut loaded = self.take_loaded()?;
        loaded.add_settings_problems(problems);
        Ok(loaded)
    }
}

/// The failure to read a graph, which was expected at `location`.
pub(super) fn unreadable_graph(loaded: &LoadedGraph, location: impl Display) -> Failure {
    let problems = loaded.render_problems(MAX_PROBLEMS, Palette::Plain);
    let message = format!("{}\n\nno graph in {location}", problems.trim_end());
    Failure::File(message.trim_start().to_owned())
}
