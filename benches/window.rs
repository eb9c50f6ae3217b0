//! The window without a display: a frame with its tessellation, accessibility on, at 5 000 and 100 000 calls.
//!
//! Besides the medians that the bench harness prints, the 99th percentile of scrolling frames is told, as a frame that
//! is late now and then is what a person feels.

#![allow(clippy::panic, clippy::print_stdout, reason = "a bench tells what it measured, or that it cannot be set up")]

#[path = "common/big.rs"]
mod big;
#[path = "common/entries.rs"]
mod entries;

use std::cell::RefCell;
use std::sync::Arc;
use std::time::{Duration, Instant};

use brobygger::app::{App, Start};
use brobygger::edit::{Deed, Draft, Label, Transaction};
use brobygger::i18n::Lang;
use brobygger::model::kinds::Kind;
use brobygger::model::value::Value;
use brobygger::platform::desk::Surroundings;
use brobygger::platform::picker::SystemPicker;
use brobygger::settings::Settings;
use brobygger::store::{self, disk::SaveOptions};
use brobygger::ui::{Act, Command, PanelId, Shown};
use divan::Bencher;
use egui::{Event, Key, Modifiers, MouseWheelUnit, Pos2, RawInput, Rect, Vec2, vec2};

fn main() {
    divan::main();
    percentiles();
    work();
}

/// A window that a bench drives frame by frame.
struct Desk {
    ctx: egui::Context,
    app: App,
    time: f64,
}

impl Desk {
    /// A window that shows the calls, with one in the inspector.
    fn of(calls: usize) -> Self {
        let ctx = egui::Context::default();
        ctx.enable_accesskit();
        let surroundings = Surroundings {
            now: big::now(),
            locale: Some("en".to_owned()),
            zone: Some("Europe/Oslo".to_owned()),
            user: "Kari".to_owned(),
            columns: None,
        };
        let start = Start {
            surroundings,
            settings: Settings { reduced_motion: true, ..Settings::default() },
            notices: Vec::new(),
            lang: Some(Lang::En),
            zone: None,
            now: Some(big::now()),
            keep_settings: false,
        };
        let folder = std::env::temp_dir().join(format!("brobygger-bench-{}", std::process::id()));
        let path = folder.join(format!("{calls}.brobygger.json"));
        let workspace = big::workspace(calls);
        let first = workspace.table(Kind::CALL).keys().next().cloned().unwrap_or_default();
        let made = std::fs::create_dir_all(&folder).is_ok()
            && (path.exists() || store::save(&path, &workspace, None, &SaveOptions::new(big::now(), "bench")).is_ok());
        assert!(made, "the bench's file cannot be written");
        let app = App::new(&ctx, start, Arc::new(SystemPicker), Some(Act::Open(path)));
        let mut desk = Self { ctx, app, time: 0.0 };
        let end = Instant::now() + Duration::from_secs(60);
        while !desk.app.state().desk().file.is_open && Instant::now() < end {
            desk.frame(Vec::new());
        }
        desk.app.state().desk().push(Act::Go(PanelId::Records(Kind::CALL)));
        desk.app.state().desk().push(Act::Show(Shown::Record(first)));
        for _ in 0..8 {
            desk.frame(Vec::new());
        }
        desk
    }

    /// One frame: input, panels, tessellation.
    fn frame(&mut self, events: Vec<Event>) {
        self.time += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(1600.0, 1000.0))),
            time: Some(self.time),
            focused: true,
            events,
            ..RawInput::default()
        };
        let output = self.ctx.run_ui(input, |ui| self.app.frame(ui));
        let shapes = self.ctx.tessellate(output.shapes, output.pixels_per_point);
        divan::black_box(shapes);
    }

    /// Draws sixty frames a second until nothing is done any more, and tells the longest.
    fn while_done(&mut self, what: &str, act: Act) {
        let calls = self.app.state().desk().workspace().table(Kind::CALL).len();
        self.app.state().desk().push(act);
        let mut times = Vec::new();
        let end = Instant::now() + Duration::from_secs(60);
        while Instant::now() < end {
            let start = Instant::now();
            self.frame(Vec::new());
            times.push(start.elapsed());
            // Some work begins a frame or two later, and some leads to more.
            if times.len() > 30 && self.app.state().desk().board.is_idle() {
                break;
            }
            std::thread::sleep(Duration::from_millis(16).saturating_sub(start.elapsed()));
        }
        times.sort_unstable();
        let longest: Vec<_> = times.iter().rev().take(3).collect();
        println!("{what}, {calls} calls: {} frames, the longest {longest:?}", times.len());
    }

    fn scroll(&mut self, by: f32) {
        let at = egui::pos2(600.0, 500.0);
        let wheel = Event::MouseWheel {
            unit: MouseWheelUnit::Point,
            delta: Vec2::new(0.0, by),
            modifiers: Modifiers::NONE,
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Wheel,
        };
        self.frame(vec![Event::PointerMoved(at), wheel]);
    }
}

thread_local! {
    static SMALL: RefCell<Option<Desk>> = const { RefCell::new(None) };
    static LARGE: RefCell<Option<Desk>> = const { RefCell::new(None) };
}

fn with(calls: usize, run: impl FnOnce(&mut Desk)) {
    let place = if calls == 5_000 { &SMALL } else { &LARGE };
    place.with_borrow_mut(|desk| run(desk.get_or_insert_with(|| Desk::of(calls))));
}

const SIZES: [usize; 2] = [5_000, 100_000];

/// A frame of the calls with the inspector, nothing happening.
#[divan::bench(args = SIZES, sample_count = 200)]
fn frame_at_rest(bencher: Bencher<'_, '_>, calls: usize) {
    with(calls, |desk| bencher.bench_local(|| desk.frame(Vec::new())));
}

/// A frame of the calls while they scroll.
#[divan::bench(args = SIZES, sample_count = 400)]
fn frame_while_scrolling(bencher: Bencher<'_, '_>, calls: usize) {
    with(calls, |desk| bencher.bench_local(|| desk.scroll(-90.0)));
}

/// A letter typed into the filter field, with what it finds.
#[divan::bench(args = SIZES, sample_count = 60)]
fn letter_in_the_filter(bencher: Bencher<'_, '_>, calls: usize) {
    with(calls, |desk| {
        desk.app.state().desk().push(Act::Run(Command::Find));
        for _ in 0..4 {
            desk.frame(Vec::new());
        }
        let mut letters = "wind energy of regions ".chars().cycle();
        let mut typed = 0;
        bencher.bench_local(|| {
            if typed == 12 {
                typed = 0;
                desk.frame(vec![pressed(Key::A, Modifiers::COMMAND), pressed(Key::Backspace, Modifiers::NONE)]);
            }
            typed += 1;
            let letter = letters.next().unwrap_or('a').to_string();
            desk.frame(vec![Event::Text(letter)]);
        });
        desk.app.state().desk().push(Act::GoFiltered(PanelId::Records(Kind::CALL), String::new()));
        for _ in 0..4 {
            desk.frame(Vec::new());
        }
    });
}

/// Tells the median and the 99th percentile of 1 000 scrolling frames.
fn percentiles() {
    for calls in SIZES {
        with(calls, |desk| {
            let mut times: Vec<Duration> = (0..1000)
                .map(|_| {
                    let start = Instant::now();
                    desk.scroll(-90.0);
                    start.elapsed()
                })
                .collect();
            times.sort_unstable();
            let at = |share: usize| times.get(times.len() * share / 100).copied().unwrap_or_default();
            println!("scrolling over {calls} calls: median {:?}, 99th percentile {:?}", at(50), at(99));
        });
    }
}

/// Tells how long frames take while something long is done beside them.
fn work() {
    for calls in SIZES {
        with(calls, |desk| {
            desk.while_done(
                "taking in 10 000 partners",
                Act::TakeIn { transaction: Box::new(partners(desk)), source: "bench".to_owned() },
            );
            desk.while_done("saving", Act::Run(Command::Save));
            desk.while_done("reading a portal file of 120 MB", Act::Import(entries::file().to_owned()));
            desk.frame(vec![pressed(Key::Escape, Modifiers::NONE)]);
            let some = Act::GoFiltered(PanelId::Records(Kind::CALL), "programme:horizon title:wind".to_owned());
            desk.while_done("filtering", some);
            desk.while_done("laying pages out", Act::Run(Command::Print));
            desk.frame(vec![pressed(Key::Escape, Modifiers::NONE)]);
        });
    }
}

fn partners(desk: &Desk) -> Transaction {
    let workspace = desk.app.state().desk().workspace().clone();
    let mut draft = Draft::new(&workspace, big::now());
    for number in 0..10_000 {
        let id = draft.add(Kind::PARTNER);
        let named = draft.set_key(&id, "name", Value::Text(format!("Partner {number}").into()));
        assert!(named.is_ok(), "a partner has a name");
    }
    draft.finish(Label::one(Deed::Import, "bench"))
}

fn pressed(key: Key, modifiers: Modifiers) -> Event {
    Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }
}
