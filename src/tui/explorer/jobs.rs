//! Runs jobs, and handles their results and reloads.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use crate::load::LoadedGraph;
use crate::text::{KeyText, count};

use super::super::action::{Action, ListAction};
use super::super::job::{Job, JobHandle, Message, StoreResult};
use super::Explorer;

impl Explorer {
    /// Starts the pending jobs, and cancels all others. Without a sender for their messages, jobs run on this thread.
    pub(super) fn run_jobs(&mut self) {
        let pending = Job::pending(&self.state.derived);
        let on_progress = |_| ControlFlow::Continue(());
        self.jobs.retain(|running| pending.contains(&running.job));
        for job in pending {
            if self.jobs.iter().any(|running| running.job == job) {
                continue;
            }
            let loaded = Arc::clone(&self.loaded);
            if let Some(sender) = self.sender.clone() {
                self.jobs.push(JobHandle::start(job, loaded, sender));
            } else if let Some(result) = job.run(&loaded, &on_progress, &AtomicBool::new(false)) {
                self.store_result(result);
            }
        }
    }

    /// Stores the result of a job, and accepts a hit if the user pressed Enter before the search finished.
    fn store_result(&mut self, store: StoreResult) {
        store(&self.loaded, &mut self.state.derived);
        if let Some(loaded) = Arc::get_mut(&mut self.loaded) {
            loaded.list_article_problems();
        }
        self.refresh();
        if self.state.can_accept_pending() {
            let _ = self.act(Action::List(ListAction::Accept));
        }
    }

    pub(super) fn receive(&mut self, message: Message) {
        match message {
            Message::Reloaded(loaded) => self.show_reloaded(*loaded),
            Message::Unwatched(reason) => self.state.session.show_notice(format!(
                "file changes are noticed only when this window gains focus: {reason}"
            )),
            Message::Unsaved(reason) => self.state.session.show_notice(format!(
                "the graph is not saved in the cache, so it opens slowly: {reason}"
            )),
            Message::Progress(id, progress) => {
                let running = self.jobs.iter().find(|running| running.id == id);
                if running.is_some_and(|running| matches!(running.job, Job::Analyse(_))) {
                    self.state.derived.insights.progress = Some(progress);
                }
            }
            Message::Done(id, result) => {
                // A cancelled job's result is dropped.
                if let Some(index) = self.jobs.iter().position(|running| running.id == id) {
                    let done = self.jobs.swap_remove(index);
                    self.store_result(result);
                    if let (Some(watch), Job::ReadArticles(_)) = (&self.watch, &done.job) {
                        watch.keep_articles(self.loaded.read_article_slugs());
                    }
                }
            }
        }
    }

    /// Replaces the graph with a reloaded one. If the new graph is worse, the current graph stays, and only its list of
    /// problems is replaced.
    pub fn show_reloaded(&mut self, mut new: LoadedGraph) {
        let errors = count(new.error_count(), "error", "errors");
        new.carry_over_settings_problems(&self.loaded);
        let notice = if self.loaded.is_better_than(&new) {
            // A running job holds a reference to the graph.
            self.jobs.drain(..).for_each(JobHandle::cancel);
            if let Some(loaded) = Arc::get_mut(&mut self.loaded) {
                loaded.take_problems(new);
            }
            KeyText::plain(errors).then(": showing the last good graph; {problems} lists them")
        } else {
            self.jobs.clear();
            self.state.reopen(&self.loaded, &new);
            self.loaded = Arc::new(new);
            self.save_reloaded_graph();
            let loss = self.state.session.notice.take();
            KeyText::plain(
                loss.map_or_else(|| "reloaded".to_owned(), |loss| format!("reloaded; {loss}")),
            )
        };
        self.run_jobs();
        self.state.session.show_notice(notice);
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;
    use std::thread;

    use crossterm::event;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;

    use super::super::super::Options;
    use super::super::super::keys::dispatch::tests::key_named;
    use super::super::super::terminal::{self, Event, MessageReceiver, Program};
    use super::{Explorer, Message};
    use crate::load::{GraphSource, LoadOptions, load_with};

    const GRAPH: &str = "title: T
entity_kinds: {person: {plural: people}}
sources:
  log: {title: Log, paragraphs: [A gist., Another gist.]}
  news: {title: News, paragraphs: [Nothing.]}
entities: {a: {kind: person, name: Ada, role: leader, cites: [log#1]}}
";

    fn open(folder: &Path) -> Explorer {
        let write = |name: &str, text: &str| fs::write(folder.join(name), text).expect("a file");
        write("guanxi.yaml", GRAPH);
        fs::create_dir(folder.join("articles")).expect("a folder");
        write("articles/log.txt", "The first whole text.\nThe second.\n");
        write("articles/news.txt", "A pelican.\nThe end.\n");
        let source = GraphSource::Folder(folder.to_owned());
        Explorer::new(load_with(&source, LoadOptions::default()), Options::default())
    }

    /// An explorer with a screen, which runs its jobs on other threads.
    fn open_with_threads(folder: &Path) -> (Explorer, MessageReceiver<Message>) {
        let mut explorer = open(folder);
        let (sender, receiver) = terminal::channel();
        explorer.run_jobs_on_threads(sender);
        input(&mut explorer, event::Event::Resize(100, 30));
        (explorer, receiver)
    }

    fn input(explorer: &mut Explorer, input: event::Event) {
        explorer.handle(Event::Input(input));
        explorer.before_draw();
    }

    fn press(explorer: &mut Explorer, keys: &[&str]) {
        for key in keys {
            input(explorer, event::Event::Key(key_named(key).expect("a key")));
        }
    }

    /// Handles messages until no job is running.
    fn finish(explorer: &mut Explorer, receiver: &MessageReceiver<Message>) {
        while !explorer.jobs.is_empty() {
            match receiver.try_recv() {
                Some(message) => {
                    explorer.handle(Event::Message(message));
                    explorer.before_draw();
                }
                None => thread::yield_now(),
            }
        }
    }

    fn screen(explorer: &Explorer) -> String {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 100, 30));
        explorer.draw(&mut buffer);
        buffer.content.iter().map(ratatui::buffer::Cell::symbol).collect()
    }

    /// The slugs of the sources whose articles have been read.
    fn read(explorer: &Explorer) -> Vec<String> {
        explorer.loaded.read_article_slugs()
    }

    #[test]
    fn articles_are_read_on_another_thread_when_they_are_shown_or_searched() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let (mut explorer, receiver) = open_with_threads(folder.path());
        press(&mut explorer, &["]"]);
        assert!(screen(&explorer).contains("A gist."), "{}", screen(&explorer));
        assert_eq!(read(&explorer), [""; 0], "an article was read on this thread");
        finish(&mut explorer, &receiver);
        assert!(screen(&explorer).contains("The first whole text."), "{}", screen(&explorer));
        assert_eq!(read(&explorer), ["log"]);
        press(&mut explorer, &["/", "p", "e", "l", "i", "c", "a", "n"]);
        assert_eq!(read(&explorer), ["log"], "an article was read on this thread");
        finish(&mut explorer, &receiver);
        assert_eq!(read(&explorer), ["log", "news"]);
        assert!(screen(&explorer).contains("A pelican."), "{}", screen(&explorer));
        let problems = &explorer.loaded.problems;
        let message = "`news` has 1 gist, but its article has 2 paragraphs";
        assert_eq!(problems.iter().map(|it| &it.message).collect::<Vec<_>>(), [message]);
        let file = folder.path().join("guanxi.yaml");
        assert_eq!(problems[0].location(), format!("{}:5", file.display()));
    }

    #[test]
    fn an_article_that_arrives_after_a_reload_is_dropped() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let (mut explorer, receiver) = open_with_threads(folder.path());
        press(&mut explorer, &["]"]);
        let late = std::iter::repeat_with(|| receiver.try_recv()).find_map(|message| message);
        fs::write(folder.path().join("articles/log.txt"), "New text.\nMore.\n").expect("a file");
        press(&mut explorer, &["r"]);
        explorer.handle(Event::Message(late.expect("a message")));
        assert_eq!(read(&explorer), [""; 0], "the article of an earlier version was added");
        finish(&mut explorer, &receiver);
        assert!(screen(&explorer).contains("New text."), "{}", screen(&explorer));
    }

    #[test]
    fn a_reload_keeps_the_articles_and_the_lines_on_the_screen() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let mut explorer = open(folder.path());
        let text = "word ".repeat(3_000) + "\nThe second.\n";
        fs::write(folder.path().join("articles/log.txt"), text).expect("a file");
        input(&mut explorer, event::Event::Resize(100, 30));
        press(&mut explorer, &["s", "Down", "Down", "Down"]);
        let before = explorer.state.session.cursors.reader.clone();
        assert!(before.top.line > 0, "the reader did not scroll");
        press(&mut explorer, &["r"]);
        assert_eq!(read(&explorer), ["log"]);
        assert_eq!(explorer.state.session.cursors.reader, before);
    }
}
