// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/draw/map_scene.h"

namespace placeweave {

TextLook textLook(TextStyle style, const MapTheme &theme) {
    TextLook look;
    look.colour = theme.ink;
    look.haloColour = theme.land.withAlpha(0.92);
    look.halo = 3;
    const Colour soft = mixed(theme.ink, theme.land, theme.isDark ? 0.22 : 0.16);
    // As blue as water is drawn, and still 4.5 : 1 on it (WCAG 2.2, 1.4.3).
    const Colour wet = theme.isDark ? mixed(theme.coast, theme.accent, 0.6)
                                    : mixed(theme.coast, {38, 86, 114, 255}, 0.9);
    switch (style) {
    case TextStyle::Organisation:
        look.size = 12.5;
        look.bold = true;
        look.haloColour = theme.paper.withAlpha(0.94);
        break;
    case TextStyle::OrganisationStrong:
        look.size = 13.5;
        look.bold = true;
        look.haloColour = theme.paper;
        look.halo = 4;
        break;
    case TextStyle::City:
        look.size = 18;
        look.bold = true;
        look.spacing = 0.4;
        look.colour = soft;
        break;
    case TextStyle::Town:
        look.size = 15.5;
        look.bold = true;
        look.spacing = 0.2;
        look.colour = soft;
        break;
    case TextStyle::Village:
        look.size = 12.5;
        look.bold = true;
        look.colour = mixed(soft, theme.mute, 0.5);
        break;
    case TextStyle::Hamlet:
        look.size = 12;
        look.colour = theme.mute;
        break;
    case TextStyle::Sea:
        look.size = 14;
        look.italic = true;
        look.spacing = 2.6;
        look.colour = wet;
        look.haloColour = theme.sea.withAlpha(0.8);
        break;
    case TextStyle::Water:
        look.size = 12;
        look.italic = true;
        look.spacing = 0.4;
        look.colour = wet;
        look.haloColour = theme.shore.withAlpha(0.92); // rivers pass through every colour of a fill
        break;
    case TextStyle::Hill:
        look.size = 11.5;
        look.italic = true;
        look.colour = theme.mute;
        break;
    case TextStyle::Street:
        look.size = 11.5;
        look.colour = theme.mute;
        look.haloColour = theme.paper.withAlpha(0.9);
        break;
    case TextStyle::AreaName:
        look.size = 12;
        look.spacing = 1.2;
        look.colour = mixed(theme.mute, theme.ink, 0.7); // read on every colour of a fill
        look.haloColour = theme.paper.withAlpha(0.9);
        look.halo = 4;
        break;
    case TextStyle::Note:
        look.size = 12.5;
        look.italic = true;
        look.colour = mixed(theme.accent, theme.ink, 0.25);
        look.haloColour = theme.paper.withAlpha(0.94);
        break;
    case TextStyle::Count:
        look.size = 13;
        look.bold = true;
        look.halo = 0;
        break;
    case TextStyle::Number:
        look.size = 9.5;
        look.bold = true;
        look.halo = 0;
        break;
    }
    return look;
}

} // namespace placeweave
