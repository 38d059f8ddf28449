#include "pagerenderer.h"
