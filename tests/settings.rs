//! The config file and the environment: what applies, and what is reported.

use std::ffi::OsString;
use std::path::Path;

use guanxi::settings::{Config, KEYS, KeyScope, Origin, Setting, SettingSources, Settings};
use proptest::prelude::*;

/// The settings of a config file in `/home/me/.config/guanxi`, with these environment variables.
fn settings(text: &str, variables: &[(&str, &str)]) -> Settings {
    let variable = |name: &str| {
        let found = variables.iter().find(|(variable, _)| *variable == name);
        found.map(|(_, value)| OsString::from(value))
    };
    let sources = SettingSources {
        flag: &|setting| (setting == Setting::Color).then(|| "never".into()),
        variable: &variable,
        config_folder: Path::new("/home/me/.config/guanxi"),
    };
    Settings::resolve(Config::parse(text), &sources)
}

#[test]
fn flags_override_variables_which_override_the_file() {
    let text = "color = 'always'\ndepth = 2\ntheme = 'light'\neditor = 'vim'\n";
    let variables = [
        ("GUANXI_COLOR", "always"),
        ("GUANXI_DEPTH", "3"),
        ("GUANXI_ASCII", "true"),
        ("GUANXI_OPENER", ""),
        ("BROWSER", "lynx"),
        ("VISUAL", "nano"),
    ];
    let settings = settings(text, &variables);
    let found = Setting::ALL.map(|setting| (settings.text(setting), settings.get(setting).origin));
    let expected = [
        ("", Origin::Default),
        ("", Origin::Default),
        ("1024", Origin::Default),
        ("never", Origin::Default),
        ("true", Origin::Default),
        ("3", Origin::Variable("GUANXI_DEPTH")),
        ("never", Origin::Flag),
        ("light", Origin::File(3)),
        ("true", Origin::Variable("GUANXI_ASCII")),
        ("narrow", Origin::Default),
        ("vim", Origin::File(4)),
        ("lynx", Origin::Variable("BROWSER")),
    ];
    assert_eq!(found, expected.map(|(value, origin)| (value.to_owned(), origin)));
    assert_eq!(settings.problems, []);
}

#[test]
fn paths_in_the_file_are_relative_to_it_and_may_start_at_home() {
    let path = |value: &str, variables: &[(&str, &str)]| {
        let settings = settings(&format!("graph = '{value}'"), variables);
        settings.path(Setting::Graph).map(|path| path.display().to_string())
    };
    let found = |value| path(value, &[("HOME", "/home/me")]);
    assert_eq!(found("firms").as_deref(), Some("/home/me/.config/guanxi/firms"));
    assert_eq!(found("/firms").as_deref(), Some("/firms"));
    assert_eq!(found("~/firms").as_deref(), Some("/home/me/firms"));
    assert_eq!(found("~you/firms").as_deref(), Some("/home/me/.config/guanxi/~you/firms"));
    assert_eq!(path("f", &[("GUANXI_GRAPH", "here")]).as_deref(), Some("here"));
}

#[test]
fn values_with_syntax_errors_do_not_apply() {
    for text in ["editor = 'vim", "editor = \"\"\"vim\n", "editor = vim"] {
        let settings = settings(text, &[]);
        assert_eq!(settings.get(Setting::Editor).origin, Origin::Default, "{text}");
        assert_eq!(settings.problems.len(), 1, "{text}: {:?}", settings.problems);
    }
}

/// The actions of some keys of the panes.
fn actions<const N: usize>(settings: &Settings, keys: [&str; N]) -> [Option<&'static str>; N] {
    keys.map(|key| Some(settings.keys.find(KeyScope::Canvas, key)?.binding.action))
}

#[test]
fn chosen_keys_replace_the_default_keys_and_may_swap() {
    let text = "[keys.panes]\nfind-path = 't'\ntimeline = ['p', 'g t']\nexport = []\n[keys.canvas]\nmore-neighbours = 'Tab'";
    let settings = settings(text, &[]);
    assert_eq!(settings.problems, []);
    let found = actions(&settings, ["t", "p", "g t", "x", "Tab", ".", "q"]);
    let expected =
        ["find-path", "timeline", "timeline", "", "more-neighbours", "", "quit"].map(Some);
    assert_eq!(found, expected.map(|action| action.filter(|action| !action.is_empty())));
}

#[test]
fn keys_that_clash_are_rejected_and_the_others_apply() {
    let text = "[keys.panes]\nfind-path = 't'\nreload = 'R'\nedit = 'R'\ncard = 'W'";
    let settings = settings(text, &[]);
    let lines: Vec<_> =
        settings.problems.iter().map(|problem| (problem.line, problem.column)).collect();
    assert_eq!(lines, [(4, 8), (2, 13)]);
    let found = actions(&settings, ["t", "p", "R", "e", "W", "i"]);
    let expected = ["timeline", "find-path", "reload", "edit", "card"].map(Some);
    assert_eq!(found[..5], expected);
    assert_eq!(found[5], None);
}

#[test]
fn invalid_keys_do_not_apply_even_if_their_problem_is_not_listed() {
    let unknown: Vec<String> = (0..100).map(|number| format!("a{number} = 1")).collect();
    let text = format!("{}\n[keys.panes]\nfind-path = ['t', 'nokey']", unknown.join("\n"));
    let settings = settings(&text, &[]);
    assert_eq!(settings.problems.len(), 100);
    assert_eq!(actions(&settings, ["t", "p"]), ["timeline", "find-path"].map(Some));
}

/// A table of keys in a scope, well formed but not always valid.
fn key_table() -> impl Strategy<Value = String> {
    let actions = KEYS.iter().map(|row| (row.scope.name(), row.action)).collect::<Vec<_>>();
    let key = prop::sample::select(vec![
        "a", "t", "g", "g g", "z", "z i", "Tab", "Ctrl-x", "Ctrl-x a", "é",
    ]);
    let row = (prop::sample::select(actions), prop::collection::vec(key, 0..3));
    prop::collection::vec(row, 0..8).prop_map(|rows| {
        let line = |((scope, action), keys): &((&str, &str), Vec<&str>)| {
            format!("keys.{scope}.{action} = {keys:?}\n")
        };
        rows.iter().map(line).collect()
    })
}

proptest! {
    #[test]
    fn no_key_in_effect_hides_another(text in key_table()) {
        let settings = settings(&text, &[]);
        for scope in KEYS.iter().map(|row| row.scope) {
            let rows: Vec<_> = settings.keys.rows_in(scope).collect();
            for (row, keys) in rows.iter().flat_map(|row| row.keys.iter().map(move |keys| (row, keys))) {
                let found = settings.keys.find(row.binding.scope, keys);
                prop_assert!(found.is_some_and(|found| found.binding.action == row.binding.action), "{keys}");
                let is_hidden = settings.keys.continuations(scope, keys).next().is_some();
                prop_assert!(!is_hidden, "{scope:?}: {keys} hides others");
            }
        }
    }

    #[test]
    fn any_text_yields_settings_and_problems_within_it(
        text in "([a-z.\\[\\]{}\"'=,#é关\\\\ \n\r\u{1b}0-9-]|graph|depth|color|editor|\\[keys\\.|panes|quit|Ctrl-|Tab|= )*",
    ) {
        let settings = settings(&text, &[]);
        prop_assert!(settings.problems.len() <= 100);
        for problem in &settings.problems {
            let line = text.split('\n').nth(problem.line as usize - 1);
            let length = line.expect("a line of the text").chars().count();
            prop_assert!(problem.column as usize <= length + 1, "{problem:?}");
        }
    }
}
