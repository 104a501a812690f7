export { getAssociations } from './getAssociations';
export { getObjects } from './getObjects';
export { getFirstRecords, getObjectRecords, getSecondRecords, getSideRecords } from './getRecords';
