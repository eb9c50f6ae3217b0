//! The program's mark: a bridge. Drawn, not a picture, so that it is sharp at every size and in both themes.

use egui::{Color32, Pos2, Rect, Response, Sense, Shape, Stroke, Ui, pos2, vec2};

use super::tokens::Tokens;

/// How many points the window's icon is wide and high.
const ICON: u32 = 128;

/// The lines of the bridge in a square of side 1, with their widths: deck, towers, cable and hangers.
fn lines() -> Vec<(Vec<Pos2>, f32)> {
    let (left, right, deck, top) = (0.33, 0.67, 0.68, 0.3);
    // A cable hangs nearly as a parabola: from its lowest point in the middle up to the tower.
    let sag = |x: f32| 0.58 - (0.58 - top) * ((x - 0.5) / (right - 0.5)).powi(2);
    let between = (0..=16u8).map(|step| left + (right - left) * f32::from(step) / 16.0);
    let mut cable = vec![pos2(0.13, deck)];
    cable.extend(between.map(|x| pos2(x, sag(x))));
    cable.push(pos2(0.87, deck));
    let mut lines = vec![
        (vec![pos2(0.13, deck), pos2(0.87, deck)], 0.07),
        (vec![pos2(left, top - 0.02), pos2(left, 0.8)], 0.065),
        (vec![pos2(right, top - 0.02), pos2(right, 0.8)], 0.065),
        (cable, 0.045),
    ];
    for x in [0.415, 0.5, 0.585] {
        lines.push((vec![pos2(x, sag(x)), pos2(x, deck)], 0.028));
    }
    lines
}

/// Shows the mark, `side` points wide and high.
pub fn mark(ui: &mut Ui, side: f32) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(side, side), Sense::hover());
    let tokens = Tokens::of(ui);
    paint(ui.painter(), rect, tokens.accent, tokens.on_accent);
    response
}

/// Paints the mark into a square.
pub fn paint(painter: &egui::Painter, rect: Rect, ground: Color32, ink: Color32) {
    let side = rect.width();
    painter.rect_filled(rect, side * 0.22, ground);
    for (points, width) in lines() {
        let points: Vec<Pos2> = points.iter().map(|at| rect.min + at.to_vec2() * side).collect();
        painter.add(Shape::line(points, Stroke::new(width * side, ink)));
    }
}

/// The window's icon: the mark in the light theme's accent.
pub fn icon() -> egui::IconData {
    let (ground, ink) = (Tokens::LIGHT.accent, Tokens::LIGHT.on_accent);
    let side = ICON as f32;
    let lines = lines();
    let mut rgba = Vec::with_capacity((ICON * ICON * 4) as usize);
    for y in 0..ICON {
        for x in 0..ICON {
            let at = pos2((x as f32 + 0.5) / side, (y as f32 + 0.5) / side);
            // The share of the pixel that is inside: one at half a pixel within the edge, none at half a pixel without.
            let share = |beyond: f32| (0.5 - beyond * side).clamp(0.0, 1.0);
            let inside = share(beyond_corner(at, 0.22));
            let drawn = lines.iter().map(|(points, width)| share(distance(at, points) - width / 2.0));
            let drawn = drawn.fold(0.0, f32::max);
            let mix =
                |ground: u8, ink: u8| (f32::from(ground) + (f32::from(ink) - f32::from(ground)) * drawn).round() as u8;
            rgba.extend([mix(ground.r(), ink.r()), mix(ground.g(), ink.g()), mix(ground.b(), ink.b())]);
            rgba.push((inside * 255.0).round() as u8);
        }
    }
    egui::IconData { rgba, width: ICON, height: ICON }
}

/// How far a place is outside a rounded square of side 1; negative inside.
fn beyond_corner(at: Pos2, radius: f32) -> f32 {
    let from_edge = (at - pos2(0.5, 0.5)).abs() - vec2(0.5 - radius, 0.5 - radius);
    let outside = vec2(from_edge.x.max(0.0), from_edge.y.max(0.0)).length();
    outside + from_edge.x.max(from_edge.y).min(0.0) - radius
}

/// The distance from a place to a line of several stretches.
fn distance(at: Pos2, points: &[Pos2]) -> f32 {
    let stretches = points.iter().zip(points.iter().skip(1));
    stretches
        .map(|(&from, &to)| {
            let (along, there) = (to - from, at - from);
            let share = (there.dot(along) / along.length_sq().max(f32::EPSILON)).clamp(0.0, 1.0);
            (there - along * share).length()
        })
        .fold(f32::INFINITY, f32::min)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_icon_is_a_full_square_with_clear_corners_and_a_light_deck() {
        let icon = icon();
        assert_eq!(icon.rgba.len(), (ICON * ICON * 4) as usize);
        assert_eq!(icon.rgba[3], 0, "the corner is clear");
        let deck = ((ICON * 68 / 100 * ICON + ICON / 4) * 4) as usize;
        assert_eq!(&icon.rgba[deck..deck + 4], [255, 255, 255, 255]);
    }
}
