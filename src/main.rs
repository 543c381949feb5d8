//! The entry point: prints completions, runs a command, or opens the explorer or the finder.

#[cfg(feature = "tui")]
use std::ops::ControlFlow;
use std::process::ExitCode;

#[cfg(feature = "tui")]
use guanxi::cli::Context;
use guanxi::cli::{self, Arguments, Failure, OpenCommand, PickCommand};
#[cfg(feature = "tui")]
use guanxi::settings::{STARTER_HINTS, Setting};
#[cfg(feature = "tui")]
use guanxi::tui::terminal::{DrawTarget, Terminal};
#[cfg(feature = "tui")]
use guanxi::tui::{self, ExplorerFailure, LoadOutcome, Options, PickMode};

fn main() -> ExitCode {
    if let Some(status) = cli::complete() {
        return status;
    }
    let arguments = match Arguments::parse_from(std::env::args_os()) {
        Ok(arguments) => arguments,
        Err(status) => return status,
    };
    let result = match (arguments.open_command(), arguments.pick_command()) {
        (Some(command), _) => explore(&arguments, command),
        (None, Some(command)) => pick(&arguments, command),
        (None, None) => return cli::run(&arguments),
    };
    result.unwrap_or_else(|failure| cli::report_failure(&failure))
}

#[cfg(feature = "tui")]
fn explore(arguments: &Arguments, command: &OpenCommand) -> Result<ExitCode, Failure> {
    cli::set_panic_hook();
    let mut context = arguments.context();
    let result = explore_graph(&mut context, command);
    context.print_held_notes();
    result
}

#[cfg(feature = "tui")]
fn explore_graph(context: &mut Context, command: &OpenCommand) -> Result<ExitCode, Failure> {
    let settings = context.settings();
    let mut options = Options {
        hints: STARTER_HINTS.to_vec(),
        hops: command.depth.or(Some(settings.depth())),
        theme: context.theme_choice(),
        glyph_set: context.glyph_set(),
        state_folder: cli::Context::state_folder(),
        keys: settings.keys.clone(),
        editor: settings.text(Setting::Editor),
        openers: settings.openers(),
        ..Options::default()
    };
    let ControlFlow::Continue(terminal) = load(context, &options, DrawTarget::StandardOutput)?
    else {
        return Ok(ExitCode::SUCCESS);
    };
    let (focus, notice) = command.resolve_entity(context)?;
    options.focus = focus;
    let notice = notice.or_else(|| context.articles_note().map(str::to_owned));
    options.notice = notice.or_else(|| context.database_note());
    options.filter = command.filter(context)?;
    let loaded = context.take_loaded_with_settings()?;
    tui::start(loaded, options, terminal).map_err(to_failure)?;
    Ok(ExitCode::SUCCESS)
}

/// Loads the graph, unless it is built in. Returns the terminal if it showed progress; breaks if the user cancels.
#[cfg(feature = "tui")]
fn load(
    context: &Context,
    options: &Options,
    target: DrawTarget,
) -> Result<ControlFlow<(), Option<Terminal>>, Failure> {
    let Some((source, load_options)) = context.graph_to_load() else {
        return Ok(ControlFlow::Continue(None));
    };
    match tui::load(source, load_options, options, target).map_err(to_failure)? {
        LoadOutcome::Cancelled => Ok(ControlFlow::Break(())),
        LoadOutcome::Loaded(loaded, terminal) => {
            if terminal.is_some() {
                context.hold_notes();
            }
            context.set_loaded(*loaded);
            Ok(ControlFlow::Continue(terminal))
        }
    }
}

#[cfg(feature = "tui")]
fn to_failure(failure: guanxi::tui::ExplorerFailure) -> Failure {
    match failure {
        ExplorerFailure::Terminal(failure) => Failure::Usage(failure),
        ExplorerFailure::Panicked(session) => cli::report_crash(&session),
        ExplorerFailure::BookmarksLost(reason) => Failure::File(reason),
    }
}

/// Opens the standalone finder, and prints the chosen references, one per line. The status is 1 if there are none.
#[cfg(feature = "tui")]
fn pick(arguments: &Arguments, command: &PickCommand) -> Result<ExitCode, Failure> {
    cli::set_panic_hook();
    let mut context = arguments.context();
    context.print_settings_problems();
    let result = pick_from_graph(&mut context, command);
    context.print_held_notes();
    cli::print_references(&result?)
}

#[cfg(feature = "tui")]
fn pick_from_graph(context: &mut Context, command: &PickCommand) -> Result<Vec<String>, Failure> {
    let mut options = Options {
        theme: context.theme_choice(),
        glyph_set: context.glyph_set(),
        keys: context.settings().keys.clone(),
        ..Options::default()
    };
    let mode = if command.multi { PickMode::Multiple } else { PickMode::Single };
    let ControlFlow::Continue(terminal) = load(context, &options, DrawTarget::AnyTerminal)? else {
        return Ok(Vec::new());
    };
    options.filter = command.filter(context)?;
    let loaded = context.take_loaded()?;
    tui::pick(loaded, options, &command.query(), mode, terminal).map_err(to_failure)
}

#[cfg(not(feature = "tui"))]
fn explore(_: &Arguments, _: &OpenCommand) -> Result<ExitCode, Failure> {
    let message = "this build has no explorer: `guanxi --help` lists the commands";
    Err(Failure::Usage(message.to_owned()))
}

#[cfg(not(feature = "tui"))]
fn pick(_: &Arguments, _: &PickCommand) -> Result<ExitCode, Failure> {
    let message = "this build has no finder: use `guanxi search`";
    Err(Failure::Usage(message.to_owned()))
}
