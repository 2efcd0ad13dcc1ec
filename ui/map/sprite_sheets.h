// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QRect>
#include <QSGTexture>

#include <algorithm>
#include <memory>
#include <vector>

class QQuickWindow;

namespace placeweave {

// Many small pictures on few large textures, so that hundreds of them are drawn in a handful of
// calls: the scene graph's own atlas is one for the whole window and is soon full. A sheet is
// filled from shelf to shelf; only the newest takes more pictures, and is uploaded anew when it
// did. Belongs to the render thread.
class SpriteSheets {
public:
    struct Sheet {
        QImage image;                        // null once it is full and only textures are wanted
        std::unique_ptr<QSGTexture> texture; // of the last upload()
        quint64 lastUsed = 0;                // the caller's count of frames

    private:
        friend class SpriteSheets;
        struct Shelf {
            int top = 0;
            int height = 0;
            int used = 0; // width
        };
        std::vector<Shelf> shelves;
        bool isChanged = false;
    };
    struct Place {
        Sheet *sheet = nullptr;
        QRect rect; // pixels of the texture
    };

    // Keeps the picture. The sheet has no texture that shows it before the next upload().
    Place add(const QImage &picture);
    // Makes textures of what has changed. Those they replace live until the next upload(), for
    // nodes may still have them.
    void upload(QQuickWindow *window);
    // Drops the sheets not used for the longest until no more than `most` are left, but none that
    // was used in or after the frame `since`. Calls `dropped(sheet)` before each.
    template <class Dropped>
    void keep(std::size_t most, quint64 since, const Dropped &dropped) {
        while (m_sheets.size() > most) {
            const auto oldest = std::ranges::min_element(
                m_sheets, {}, [](const auto &sheet) { return sheet->lastUsed; });
            if ((*oldest)->lastUsed >= since)
                return;
            dropped(oldest->get());
            m_sheets.erase(oldest);
        }
    }
    void clear() { m_sheets.clear(); }
    std::size_t count() const { return m_sheets.size(); }

    // A texture of 2 MB, uploaded in well under a millisecond.
    static constexpr QSize kSize{1024, 512};

private:
    static QRect room(Sheet &sheet, QSize size);

    std::vector<std::unique_ptr<Sheet>> m_sheets; // oldest first
    std::vector<std::unique_ptr<QSGTexture>> m_replaced;
};

} // namespace placeweave
