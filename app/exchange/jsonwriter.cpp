#include "jsonwriter.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QLocale>
#include <cmath>

namespace vd {

namespace {

constexpr qsizetype pieceSize = 1 << 16;

bool needsEscape(QStringView text, qsizetype i)
{
    const QChar c = text.at(i);
    if (c.unicode() < 0x20 || c == u'"' || c == u'\\' || c.unicode() == 0x7f || c == QChar::ByteOrderMark)
        return true; // many readers take a byte order mark away
    if (!c.isSurrogate())
        return false;
    const bool startsPair = c.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate();
    const bool endsPair = c.isLowSurrogate() && i > 0 && text.at(i - 1).isHighSurrogate();
    return !startsPair && !endsPair;
}

QByteArray escaped(QChar c)
{
    switch (c.unicode()) {
    case '"':
        return "\\\"";
    case '\\':
        return "\\\\";
    case '\n':
        return "\\n";
    case '\t':
        return "\\t";
    case '\r':
        return "\\r";
    default:
        return "\\u" + QByteArray::number(c.unicode(), 16).rightJustified(4, '0');
    }
}

QByteArray number(double value)
{
    constexpr double exact = 9007199254740992; // 2^53: whole numbers below it are exact
    if (value == std::floor(value) && std::abs(value) < exact)
        return QByteArray::number(qint64(value));
    return QByteArray::number(value, 'g', QLocale::FloatingPointShortest);
}

} // namespace

void JsonWriter::text(const QString &text)
{
    m_text += '"';
    const QStringView view(text);
    qsizetype plainFrom = 0;
    for (qsizetype i = 0; i < view.size(); ++i)
        if (needsEscape(view, i)) {
            m_text += view.sliced(plainFrom, i - plainFrom).toUtf8();
            m_text += escaped(view.at(i));
            plainFrom = i + 1;
        }
    m_text += view.sliced(plainFrom).toUtf8();
    m_text += '"';
}

void JsonWriter::newLine()
{
    m_text += '\n';
    m_text.append(qsizetype(2) * m_depth, ' ');
    if (m_text.size() > pieceSize)
        flush();
}

void JsonWriter::element()
{
    if (!m_first)
        m_text += ',';
    m_first = false;
    newLine();
}

void JsonWriter::key(const QString &name)
{
    element();
    text(name);
    m_text += ": ";
}

void JsonWriter::value(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::String:
        text(value.toString());
        break;
    case QJsonValue::Double:
        m_text += number(value.toDouble());
        break;
    case QJsonValue::Bool:
        m_text += value.toBool() ? "true" : "false";
        break;
    case QJsonValue::Array: {
        m_text += '[';
        const QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i) {
            if (i > 0)
                m_text += ", ";
            this->value(array.at(i));
        }
        m_text += ']';
        break;
    }
    case QJsonValue::Object: {
        const QJsonObject fields = value.toObject();
        object([&] {
            for (auto it = fields.begin(); it != fields.end(); ++it) {
                key(it.key());
                this->value(it.value());
            }
        });
        break;
    }
    default:
        m_text += "null";
    }
}

void JsonWriter::finish()
{
    m_text += '\n';
    flush();
}

void JsonWriter::flush()
{
    if (m_text.isEmpty())
        return;
    m_device.write(m_text);
    m_text.clear();
}

} // namespace vd
